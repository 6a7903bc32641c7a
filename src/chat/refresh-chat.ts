import type { ChatContext } from './context'
import { type ChatCredentials, findChat } from './find-chat'
import { type ChatResult, chatResult, type TranscriptPosition } from './transcript'

export interface ChatToRefresh extends ChatCredentials {
  transcriptPosition: TranscriptPosition | undefined
}

/**
 * Reads the transcript, also of an ended chat. Without a position: all of it.
 *
 * @throws GenesysMockError as `findChat`.
 */
export function refreshChat(context: ChatContext, input: ChatToRefresh): ChatResult {
  return chatResult(context, findChat(context, input), input.transcriptPosition ?? 1)
}
