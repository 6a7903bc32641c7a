import type { JsonObject } from '../runtime/json'
import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { requireParameter } from './require-parameter'
import type { ChatResult } from './transcript'

export interface MessageToSend extends ChatCommand {
  message: string | undefined
  messageType: string | undefined
  eventAttributes: JsonObject | undefined
}

/**
 * Writes a message of the customer's; an empty one only where that is forgiven.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, and as `findOpenChat`.
 */
export function sendMessage(context: ChatContext, input: MessageToSend): ChatResult {
  const isForgiven = !context.strict && input.message === ''
  const text = isForgiven ? '' : requireParameter('message', input.message)
  const { messageType = null, eventAttributes = null } = input
  return appendClientEvent(context, findOpenChat(context, input), input, {
    type: 'Message',
    text,
    messageType,
    eventAttributes,
  })
}
