import type { EventRow, SessionRow } from '../db/rows'
import type { GenesysAnswer } from './answer'
import { toGenesysEvent } from './to-genesys-event'

/** What an operation on a chat resulted in. */
export interface AnswerParts {
  session: Readonly<SessionRow>
  events: readonly Readonly<EventRow>[]
  nextPosition: number
  /** Seconds; undefined: no idle timer runs. */
  idleTimerExpire: number | undefined
}

/** The answer to an operation that succeeded. */
export function toAnswer({ session, events, nextPosition, idleTimerExpire }: AnswerParts): GenesysAnswer {
  const answer: GenesysAnswer = {
    messages: events.map(toGenesysEvent),
    chatEnded: session.state === 'ended',
    statusCode: 0,
    alias: session.alias,
    secureKey: session.secureKey,
    userId: session.userId,
    chatId: session.chatId,
    nextPosition,
  }
  if (session.monitored) answer.monitored = true
  if (idleTimerExpire !== undefined) answer.idleTimerExpire = idleTimerExpire
  return answer
}
