import TinyQueue from 'tinyqueue'
import type { JobRow } from '../db/rows'
import type { Table } from '../db/table'
import { byDueOrder } from '../wire/due-order'

interface Entry extends Pick<JobRow, 'id' | 'dueAt' | 'sequence'> {}

/**
 * The order in which job rows are due. The rows are the truth: a deleted or changed one leaves an entry
 * behind that is passed over when its turn comes.
 */
export class DueQueue {
  #entries = createEntries()

  constructor(private readonly jobs: Table<JobRow>) {}

  add({ id, dueAt, sequence }: Readonly<JobRow>): void {
    this.#entries.push({ id, dueAt, sequence })
  }

  /** The job that is due first. */
  first(): Readonly<JobRow> | undefined {
    for (let entry = this.#entries.peek(); entry; entry = this.#entries.peek()) {
      const job = this.jobs.get(entry.id)
      if (job && job.dueAt === entry.dueAt && job.sequence === entry.sequence) return job
      this.#entries.pop()
    }
    return undefined
  }

  clear(): void {
    this.#entries = createEntries()
  }
}

function createEntries(): TinyQueue<Entry> {
  return new TinyQueue<Entry>([], byDueOrder)
}
