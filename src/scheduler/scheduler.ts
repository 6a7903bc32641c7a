import type { Database } from '../db/database'
import type { JobRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import type { Clock } from '../runtime/clock'
import type { Emitter } from '../runtime/emitter'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { type Job, toJob } from '../wire/job'
import { DueQueue } from './due-queue'

/** What is still to happen in all chats. */
export interface Scheduler {
  /** What is still to happen, earliest first. */
  pending(): Job[]
  /** Nothing happens by itself until {@link Scheduler.resume}; time goes on. */
  pause(): void
  /** Lets things happen again; what fell due meanwhile happens now. */
  resume(): void
  /** Does what is due next now, paused or not, before its time; undefined: there is nothing. */
  runNext(): Job | undefined
  /**
   * Cancels one job.
   *
   * @throws GenesysMockError `UNKNOWN_JOB`
   */
  cancel(jobId: string): void
}

export interface SchedulerContext {
  db: Database
  clock: Clock
  events: Emitter<GenesysMockEvents>
  /** The rule that does a job; `at` is the moment at which it counts as done, epoch milliseconds. */
  run(job: Readonly<JobRow>, at: number): void
}

/**
 * Does jobs when they are due. Jobs are rows: it arms one timer for the earliest, and on waking looks at
 * the rows again, so that whoever deletes or moves a row has cancelled or moved the job.
 */
export class JobScheduler implements Scheduler {
  readonly #queue: DueQueue
  #timer: { dueAt: number; cancel: () => void } | undefined
  #paused = false
  #resumedAt = 0
  #firing: string | undefined

  constructor(private readonly context: SchedulerContext) {
    this.#queue = new DueQueue(context.db.job)
    context.db.job.onChange(({ kind, row }) => {
      if (kind === 'created' || kind === 'updated') this.#queue.add(row)
      this.#tell(kind, row)
      this.#arm()
    })
  }

  pending(): Job[] {
    return [...this.context.db.job.all()]
      .sort((one, other) => one.dueAt - other.dueAt || one.sequence - other.sequence)
      .map(toJob)
  }

  pause(): void {
    this.#paused = true
    this.#disarm()
  }

  resume(): void {
    this.#paused = false
    this.#resumedAt = this.context.clock.now()
    this.runDue()
    this.#arm()
  }

  runNext(): Job | undefined {
    const job = this.#queue.first()
    if (!job) return undefined
    const copy = toJob(job)
    this.#fire(job)
    return copy
  }

  cancel(jobId: string): void {
    if (this.context.db.job.remove(jobId)) return
    throw new GenesysMockError('UNKNOWN_JOB', {
      action: `cancel the job "${jobId}"`,
      reason: 'there is no such job, or it has happened already',
      remedy: 'genesys.scheduler.pending() lists those there are.',
    })
  }

  /** Does now, in order, what is due. */
  runDue(): void {
    const { clock } = this.context
    for (let job = this.#nextDue(clock.now()); job; job = this.#nextDue(clock.now())) this.#fire(job)
  }

  reset(): void {
    this.#disarm()
    this.#queue.clear()
    this.#paused = false
    this.#resumedAt = 0
  }

  #nextDue(now: number): Readonly<JobRow> | undefined {
    const job = this.#paused ? undefined : this.#queue.first()
    return job && job.dueAt <= now ? job : undefined
  }

  #fire(job: Readonly<JobRow>): void {
    this.#firing = job.id
    this.context.db.job.remove(job.id)
    this.#firing = undefined
    // What was due happened when it was due, not when a late timer got round to it, so that the same
    // story has the same times on every clock. What a pause held back happened when the pause was over.
    this.context.run(job, Math.min(Math.max(job.dueAt, this.#resumedAt), this.context.clock.now()))
  }

  #arm(): void {
    const dueAt = this.#paused ? undefined : this.#queue.first()?.dueAt
    if (dueAt === this.#timer?.dueAt) return
    this.#disarm()
    if (dueAt === undefined) return
    const { clock } = this.context
    this.#timer = { dueAt, cancel: clock.setTimer(() => this.#wake(), dueAt - clock.now()) }
  }

  #disarm(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #wake(): void {
    this.#timer = undefined
    try {
      this.runDue()
    } finally {
      // A timer may come early (a delay has its limits), so there may be something left to wait for.
      this.#arm()
    }
  }

  #tell(kind: 'created' | 'updated' | 'deleted', row: Readonly<JobRow>): void {
    if (kind === 'updated') return
    const ended = this.#firing === row.id ? 'fired' : 'cancelled'
    this.context.events.emit('job', () => ({
      change: kind === 'created' ? 'scheduled' : ended,
      job: toJob(row),
    }))
  }
}
