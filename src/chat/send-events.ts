import type { JobRow, ScheduledEvent } from '../db/rows'
import type { ChatContext } from './context'
import { assertOpen, assertService, findSession } from './find-chat'
import { scheduleEvents } from './schedule-events'

export interface EventsToSend {
  serviceName: string
  chatId: string
  events: readonly ScheduledEvent[]
  /** The request that wants them, as in `genesys.requests`; null: a test does. */
  requestId: string | null
}

/**
 * Has events happen in a chat, each after its `timeout`; those without one have happened on return.
 *
 * @throws GenesysMockError `UNKNOWN_SERVICE`, `UNKNOWN_CHAT`, `CHAT_ENDED`
 */
export function sendEvents(
  context: ChatContext,
  { serviceName, chatId, events, requestId }: EventsToSend,
): { chatId: string; jobs: Readonly<JobRow>[] } {
  assertService(context, serviceName)
  assertOpen(findSession(context, chatId, serviceName))
  const since = context.clock.now()
  const jobs = scheduleEvents(context, { chatId, events, since, requestId })
  // What they cause is due behind the last of them, and is left for later: no reply is part of an answer.
  const sequence = jobs.at(-1)?.sequence ?? Number.POSITIVE_INFINITY
  const done = context.scheduler.runDue({ dueAt: Math.round(since), sequence })
  // Those behind an event that ended the chat will never be.
  return { chatId, jobs: jobs.filter(({ id }) => done.has(id) || context.db.job.get(id)) }
}
