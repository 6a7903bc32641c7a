import type { Database } from '../db/database'
import type { JobRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import { type CapturedContext, captureContext } from '../runtime/async-context'
import type { Emitter } from '../runtime/emitter'
import type { TrackedClock } from '../runtime/track-timers'
import { byDueOrder } from '../wire/due-order'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { type Job, toJob } from '../wire/job'
import { DueQueue } from './due-queue'

/** What is still to happen in all chats. */
export interface Scheduler {
  /** What is still to happen, earliest first. */
  pending(): Job[]
  /** Whether nothing happens by itself at the moment. */
  readonly isPaused: boolean
  /** Nothing happens by itself until {@link Scheduler.resume}; time goes on. */
  pause(): void
  /** Lets things happen again; what fell due meanwhile happens now. */
  resume(): void
  /** Does what is due next now, paused or not, before its time; undefined: there is nothing. */
  runNext(): Job | undefined
  /**
   * Does one job now, paused or not, before its time and out of its turn.
   *
   * @throws GenesysMockError `UNKNOWN_JOB`
   */
  run(jobId: string): Job
  /**
   * Cancels one job.
   *
   * @throws GenesysMockError `UNKNOWN_JOB`
   */
  cancel(jobId: string): void
}

export interface SchedulerContext {
  db: Database
  clock: TrackedClock
  events: Emitter<GenesysMockEvents>
  /** The rule that does a job; `at` is the moment at which it counts as done, epoch milliseconds. */
  run(job: Readonly<JobRow>, at: number): void
}

/** Where a job stands in the order in which jobs are done. */
type DuePlace = Pick<JobRow, 'dueAt' | 'sequence'>

/**
 * Does jobs when they are due. Jobs are rows: it arms one timer for the earliest, and on waking looks at
 * the rows again, so that whoever deletes or moves a row has cancelled or moved the job.
 */
export class JobScheduler implements Scheduler {
  readonly #queue: DueQueue
  /** By job, the context in which it was scheduled. */
  readonly #contexts = new Map<string, CapturedContext>()
  #timer: { dueAt: number; cancel: () => void } | undefined
  #paused = false
  #resumedAt = 0
  #firing: string | undefined

  constructor(private readonly context: SchedulerContext) {
    this.#queue = new DueQueue(context.db.job)
    context.db.job.onChange(({ kind, row }) => {
      if (kind === 'created') this.#contexts.set(row.id, captureContext())
      if (kind === 'deleted') this.#release(row.id)
      else this.#queue.add(row)
      this.#tell(kind, row)
      this.#arm()
    })
  }

  pending(): Job[] {
    return [...this.context.db.job.all()].sort(byDueOrder).map(toJob)
  }

  pause(): void {
    this.#paused = true
    this.#disarm()
  }

  resume(): void {
    if (this.#paused) this.#resumedAt = this.context.clock.now()
    this.#paused = false
    this.runDue()
  }

  runNext(): Job | undefined {
    const job = this.#queue.first()
    return job && this.#runNow(job)
  }

  run(jobId: string): Job {
    const job = this.context.db.job.get(jobId)
    if (!job) throw unknownJob('run', jobId)
    return this.#runNow(job)
  }

  cancel(jobId: string): void {
    if (!this.context.db.job.remove(jobId)) throw unknownJob('cancel', jobId)
  }

  /** Does now, in order, what is due, up to a place in that order if one is given; returns the ids of the jobs it did. */
  runDue(last?: DuePlace): ReadonlySet<string> {
    return this.#runDueBy(this.context.clock.now(), last)
  }

  /** Does now what should have happened before now, but for a late timer. */
  runOverdue(): void {
    const moment = this.context.clock.now() - 1
    if (this.#nextDue(moment)) this.#runDueBy(moment)
    // Fake timers may have taken the timer away with them.
    else this.context.clock.revive()
  }

  #runDueBy(moment: number, last?: DuePlace): ReadonlySet<string> {
    const done = new Set<string>()
    const isWanted = (job: Readonly<JobRow>): boolean => !last || byDueOrder(job, last) <= 0
    try {
      for (let job = this.#nextDue(moment); job && isWanted(job); job = this.#nextDue(moment)) {
        done.add(job.id)
        this.#fire(job)
      }
    } finally {
      this.#arm()
    }
    return done
  }

  /** Sees to it that a timer runs for what is due first, and for nothing else. */
  #arm(): void {
    const { clock } = this.context
    const dueAt = this.#paused ? undefined : this.#queue.first()?.dueAt
    if (dueAt === this.#timer?.dueAt) return
    this.#disarm()
    if (dueAt === undefined) return
    this.#timer = { dueAt, cancel: clock.setTimer(() => this.#wake(), dueAt - clock.now()) }
  }

  get isPaused(): boolean {
    return this.#paused
  }

  /** Goes on with the rows there are now, none of which it was told of. */
  rebuild(): void {
    this.#queue.clear()
    for (const job of this.context.db.job.all()) {
      this.#contexts.set(job.id, captureContext())
      this.#queue.add(job)
    }
    this.#arm()
  }

  reset(): void {
    this.#disarm()
    this.#queue.clear()
    for (const jobId of this.#contexts.keys()) this.#release(jobId)
    this.#paused = false
    this.#resumedAt = 0
  }

  #nextDue(moment: number): Readonly<JobRow> | undefined {
    const job = this.#paused ? undefined : this.#queue.first()
    return job && job.dueAt <= moment ? job : undefined
  }

  #runNow(job: Readonly<JobRow>): Job {
    const copy = toJob(job)
    this.#fire(job)
    return copy
  }

  #fire(job: Readonly<JobRow>): void {
    const { clock, db, events, run } = this.context
    const now = clock.now()
    const heldUntil = this.#paused ? now : this.#resumedAt
    // What was due happened when it was due, not when a late timer got round to it, so that the same
    // story has the same times on every clock. What a pause held back happened when the pause was over.
    const at = Math.min(Math.max(job.dueAt, heldUntil), now)
    const context = this.#contexts.get(job.id)
    const fire = (): void =>
      events.batch(() => {
        this.#firing = job.id
        db.job.remove(job.id)
        this.#firing = undefined
        run(job, at)
      })
    if (context) context.run(fire)
    else fire()
  }

  #release(jobId: string): void {
    this.#contexts.get(jobId)?.release()
    this.#contexts.delete(jobId)
  }

  #disarm(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #wake(): void {
    this.#timer = undefined
    // A timer of a clock of the user's may come early; running what is due arms for what is left.
    this.runDue()
  }

  #tell(kind: 'created' | 'updated' | 'deleted', row: Readonly<JobRow>): void {
    if (kind === 'updated') return
    const ended = this.#firing === row.id ? 'fired' : 'cancelled'
    this.context.events.emit('job', row.chatId, () => ({
      change: kind === 'created' ? 'scheduled' : ended,
      job: toJob(row),
    }))
  }
}

/** The part of a scheduler that a test works with. */
export function publicScheduler(scheduler: JobScheduler): Scheduler {
  return {
    pending: () => scheduler.pending(),
    get isPaused() {
      return scheduler.isPaused
    },
    pause: () => scheduler.pause(),
    resume: () => scheduler.resume(),
    runNext: () => scheduler.runNext(),
    run: (jobId) => scheduler.run(jobId),
    cancel: (jobId) => scheduler.cancel(jobId),
  }
}

function unknownJob(verb: 'run' | 'cancel', jobId: string): GenesysMockError {
  return new GenesysMockError('UNKNOWN_JOB', {
    action: `${verb} the job "${jobId}"`,
    reason: `there is no job "${jobId}", or it has happened already`,
    remedy: 'GET /genesys/2/mock/scheduler, or genesys.scheduler.pending(), lists those there are.',
  })
}
