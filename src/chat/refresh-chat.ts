import type { ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { assertOpen, findChat } from './find-chat'
import { type ChatResult, chatResult } from './transcript'

/**
 * Reads the transcript, also of an ended chat. Without a position: all of it.
 *
 * @throws GenesysMockError `CHAT_ENDED` where the profile says so, and as `findChat`.
 */
export function refreshChat(context: ChatContext, input: ChatCommand): ChatResult {
  const session = findChat(context, input)
  const { endReason, settings } = session
  const isOwnEnd = endReason === 'client' || endReason === 'silence'
  if (isOwnEnd && settings.chat.ending?.refreshAfterOwnEnd === 'error') assertOpen(session)
  return chatResult(context, session, input.transcriptPosition ?? 1)
}
