import type { JobKind, JobRow, ScheduledEvent } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'

/** Something that is due at a moment. */
export interface Job {
  id: string
  chatId: string
  /** Epoch milliseconds. */
  dueAt: number
  kind: JobKind
  event: ScheduledEvent
}

export function toJob({ id, chatId, kind, dueAt, event }: Readonly<JobRow>): Job {
  return { id, chatId, kind, dueAt, event: cloneJson(event) }
}
