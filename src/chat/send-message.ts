import type { JsonObject } from '../runtime/json'
import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { type ChatCredentials, findOpenChat } from './find-chat'
import { clientOf } from './participants'
import { requireParameter } from './require-parameter'
import { type ChatResult, chatResult, type TranscriptPosition } from './transcript'

export interface MessageToSend extends ChatCredentials {
  message: string | undefined
  messageType: string | undefined
  eventAttributes: JsonObject | undefined
  transcriptPosition: TranscriptPosition | undefined
}

/**
 * Writes a message of the customer's; an empty one only where that is forgiven. Without a position, the
 * answer holds no transcript.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, and as `findOpenChat`.
 */
export function sendMessage(context: ChatContext, input: MessageToSend): ChatResult {
  const isForgiven = !context.strict && input.message === ''
  const text = isForgiven ? '' : requireParameter('message', input.message)
  const session = findOpenChat(context, input)
  appendEvent(context, session, {
    from: clientOf(session),
    type: 'Message',
    text,
    messageType: input.messageType ?? null,
    eventAttributes: input.eventAttributes ?? null,
    byClient: true,
  })
  return chatResult(context, session, input.transcriptPosition ?? 0)
}
