import type { ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findChat } from './find-chat'
import { type ChatResult, chatResult } from './transcript'

/**
 * Reads the transcript, also of an ended chat. Without a position: all of it.
 *
 * @throws GenesysMockError as `findChat`.
 */
export function refreshChat(context: ChatContext, input: ChatCommand): ChatResult {
  return chatResult(context, findChat(context, input), input.transcriptPosition ?? 1)
}
