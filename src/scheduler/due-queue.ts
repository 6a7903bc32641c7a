import TinyQueue from 'tinyqueue'
import type { JobRow } from '../db/rows'
import type { Table } from '../db/table'
import { byDueOrder } from '../wire/due-order'

interface Entry extends Pick<JobRow, 'id' | 'dueAt' | 'sequence'> {}

/** So many entries that stand for nothing don't matter. */
const mostLeftBehind = 1_000

/**
 * The order in which job rows are due. The rows are the truth: a deleted or changed one leaves an entry
 * behind that is passed over when its turn comes, or when there are more of these than jobs.
 */
export class DueQueue {
  #entries = createEntries([])

  constructor(private readonly jobs: Table<JobRow>) {}

  add({ id, dueAt, sequence }: Readonly<JobRow>): void {
    this.#entries.push({ id, dueAt, sequence })
    // Timers that every request sets anew would leave hundreds of thousands behind before their time comes.
    if (this.#entries.length > 2 * this.jobs.size() + mostLeftBehind) this.#sweep()
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
    this.#entries = createEntries([])
  }

  #sweep(): void {
    const jobs = [...this.jobs.all()]
    this.#entries = createEntries(jobs.map(({ id, dueAt, sequence }) => ({ id, dueAt, sequence })))
  }
}

function createEntries(entries: Entry[]): TinyQueue<Entry> {
  return new TinyQueue(entries, byDueOrder)
}
