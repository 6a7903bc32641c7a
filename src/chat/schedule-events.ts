import type { JobRow, ScheduledEvent } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import type { ChatContext } from './context'

/** Schedules events of a chat, each `timeout` seconds after the one before it, the first from now. */
export function scheduleEvents(
  context: ChatContext,
  {
    chatId,
    events,
    requestId,
  }: { chatId: string; events: readonly ScheduledEvent[]; requestId: string | null },
): Readonly<JobRow>[] {
  let dueAt = context.clock.now()
  return events.map((event) => {
    // utcTime is whole milliseconds, and so is what becomes one.
    dueAt = Math.round(dueAt + (event.timeout ?? 0) * 1000)
    return context.db.job.insert({ chatId, dueAt, event: cloneJson(event), requestId })
  })
}
