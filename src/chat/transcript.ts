import type { EventRow, SessionRow } from '../db/rows'
import { nextIndexAfter } from '../wire/next-index'
import type { ChatContext } from './context'
import { secondsToIdle } from './watch-activity'

/** A chat and the part of its transcript that was asked for; what every Chat API operation results in. */
export interface ChatResult {
  session: Readonly<SessionRow>
  events: readonly Readonly<EventRow>[]
  nextPosition: number
  /** Seconds until the next idle alert or close; undefined: no idle timer runs. */
  idleTimerExpire: number | undefined
}

/** The index of the first event wanted: 0 none, 1 all, n those from n, -1 only the last. */
export type TranscriptPosition = number

/** The chat with its transcript from a position on. */
export function chatResult(
  context: ChatContext,
  session: Readonly<SessionRow>,
  position: TranscriptPosition,
): ChatResult {
  const events = context.db.event.of(session.chatId)
  return {
    session,
    events: fromPosition(events, position),
    nextPosition: nextIndexAfter(events),
    idleTimerExpire: secondsToIdle(context, session),
  }
}

function fromPosition(
  events: readonly Readonly<EventRow>[],
  position: TranscriptPosition,
): readonly Readonly<EventRow>[] {
  if (position === 0) return []
  if (position === -1) return events.slice(-1)
  return events.slice(firstFrom(events, position))
}

/** The place of the first event with this index or a later one, found by halving: transcripts can be long. */
function firstFrom(events: readonly Readonly<EventRow>[], position: TranscriptPosition): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.index ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}
