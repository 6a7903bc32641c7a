import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import type { ChatResult } from './transcript'

export interface TypingToNotify extends ChatCommand {
  type: 'TypingStarted' | 'TypingStopped'
  /** What has been typed so far, a preview. */
  message: string | undefined
}

/**
 * Tells the chat that the customer has started or stopped typing.
 *
 * @throws GenesysMockError as `findOpenChat`.
 */
export function notifyTyping(context: ChatContext, input: TypingToNotify): ChatResult {
  return appendClientEvent(context, findOpenChat(context, input), input, {
    type: input.type,
    text: input.message || null,
  })
}
