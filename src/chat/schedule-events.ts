import type { JobKind, JobRow, ScheduledEvent } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import type { ChatContext } from './context'

export interface EventsToSchedule {
  chatId: string
  events: readonly ScheduledEvent[]
  /** From when the first one's time counts, epoch milliseconds; default: now. */
  since?: number
  /** @default 'event' */
  kind?: JobKind
  /** The request that asks for them, as in `genesys.requests`; null, the default: none does. */
  requestId?: string | null
}

/**
 * Schedules events of a chat, each `timeout` seconds after the one before it, the first from now; none in a chat
 * that has ended or is gone, as a function of a profile's can have had it.
 */
export function scheduleEvents(
  context: ChatContext,
  { chatId, events, since, kind = 'event', requestId = null }: EventsToSchedule,
): Readonly<JobRow>[] {
  if (context.db.session.get(chatId)?.state !== 'active') return []
  let dueAt = since ?? context.clock.now()
  return events.map((event) => {
    // utcTime is whole milliseconds, and so is what becomes one.
    dueAt = Math.round(dueAt + (event.timeout ?? 0) * 1000)
    return context.db.job.insert({ chatId, kind, dueAt, event: cloneJson(event), requestId })
  })
}
