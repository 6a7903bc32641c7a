import type { EventRow, SessionRow } from '../db/rows'
import type { GenesysAnswer } from './answer'
import type { GenesysEvent } from './event'
import { toGenesysEvent } from './to-genesys-event'

/**
 * The envelope of a push: the answer that a `refresh` for this one event would get.
 * Source: Genesys, push notification service: with its payload, the event content "the same as with CometD".
 */
export function toPushEnvelope(
  session: Readonly<SessionRow>,
  event: Readonly<EventRow>,
): GenesysAnswer & { messages: [GenesysEvent] } {
  return {
    messages: [toGenesysEvent(event)],
    chatEnded: session.state === 'ended',
    statusCode: 0,
    alias: session.alias,
    secureKey: session.secureKey,
    userId: session.userId,
    chatId: session.chatId,
    nextPosition: event.index + 1,
  }
}
