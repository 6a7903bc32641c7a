import type { EventRow, SessionRow } from '../db/rows'
import type { GenesysAnswer } from './answer'
import { toAnswer } from './to-answer'

/**
 * The envelope of a push: the answer that a `refresh` for this one event would get.
 * Source: Genesys, push notification service: with its payload, the event content "the same as with CometD".
 */
export function toPushEnvelope(session: Readonly<SessionRow>, event: Readonly<EventRow>): GenesysAnswer {
  return toAnswer({ session, events: [event], nextPosition: event.index + 1, idleTimerExpire: undefined })
}
