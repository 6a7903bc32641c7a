import type { JsonObject } from '../runtime/json'
import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import type { ChatResult } from './transcript'

export interface CustomNoticeToSend extends ChatCommand {
  message: string | undefined
  messageType: string | undefined
  eventAttributes: JsonObject | undefined
}

/**
 * Writes a notice of the client's own making, as widgets do to cancel the idle timer.
 *
 * @throws GenesysMockError as `findOpenChat`.
 */
export function sendCustomNotice(context: ChatContext, input: CustomNoticeToSend): ChatResult {
  const { message, messageType = null, eventAttributes = null } = input
  return appendClientEvent(context, findOpenChat(context, input), input, {
    type: 'CustomNotice',
    text: message || null,
    messageType,
    eventAttributes,
  })
}
