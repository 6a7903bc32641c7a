import type { JobRow, ScheduledEvent } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'

/** Something that is due at a moment. */
export interface Job {
  id: string
  chatId: string
  /** Epoch milliseconds. */
  dueAt: number
  event: ScheduledEvent
}

export function toJob({ id, chatId, dueAt, event }: Readonly<JobRow>): Job {
  return { id, chatId, dueAt, event: cloneJson(event) }
}
