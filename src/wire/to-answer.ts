import type { EventRow, SessionRow } from '../db/rows'
import type { GenesysAnswer } from './answer'
import { toGenesysEvent } from './to-genesys-event'

/** The answer to an operation that succeeded. */
export function toAnswer({
  session,
  events,
  nextPosition,
}: {
  session: Readonly<SessionRow>
  events: readonly Readonly<EventRow>[]
  nextPosition: number
}): GenesysAnswer {
  return {
    messages: events.map(toGenesysEvent),
    chatEnded: session.state === 'ended',
    statusCode: 0,
    alias: session.alias,
    secureKey: session.secureKey,
    userId: session.userId,
    chatId: session.chatId,
    nextPosition,
  }
}
