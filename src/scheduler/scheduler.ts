import type { Database } from '../db/database'
import type { JobRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import { assertArguments } from '../runtime/arguments'
import { type CapturedContext, captureContext } from '../runtime/async-context'
import type { Emitter } from '../runtime/emitter'
import { nameOf } from '../runtime/schemas'
import { type Agenda, type AgendaEntry, rank } from '../time/agenda'
import { byDueOrder } from '../wire/due-order'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { type Job, toJob } from '../wire/job'

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
  agenda: Agenda
  events: Emitter<GenesysMockEvents>
  /** The rule that does a job; `at` is the moment at which it counts as done, epoch milliseconds. */
  run(job: Readonly<JobRow>, at: number): void
}

/** Where a job stands in the order in which jobs are done. */
type DuePlace = Pick<JobRow, 'dueAt' | 'sequence'>

interface Scheduled {
  /** undefined during a pause. */
  entry: AgendaEntry | undefined
  /** The context in which the job was scheduled. */
  context: CapturedContext
}

/**
 * Does jobs when they are due. Jobs are rows; each has an entry in the agenda, so that deleting or moving a row
 * cancels or moves the job.
 */
export class JobScheduler implements Scheduler {
  readonly #scheduled = new Map<string, Scheduled>()
  #isPaused = false
  /** In elapsed milliseconds. */
  #resumedAt = Number.NEGATIVE_INFINITY
  #firing: string | undefined
  /** The jobs done since a call of {@link JobScheduler.runDue}. */
  #done: Set<string> | undefined

  constructor(private readonly context: SchedulerContext) {
    context.db.job.onChange(({ kind, row }) => {
      if (kind === 'created') this.#schedule(row, captureContext())
      else if (kind === 'deleted') this.#forget(row.id)
      else this.#move(row)
      this.#tell(kind, row)
    })
  }

  pending(): Job[] {
    return this.#inOrder(this.context.db.job.all()).map(toJob)
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  pause(): void {
    this.#isPaused = true
    for (const scheduled of this.#scheduled.values()) {
      scheduled.entry?.cancel()
      scheduled.entry = undefined
    }
  }

  resume(): void {
    const { agenda, db } = this.context
    if (this.#isPaused) {
      this.#resumedAt = agenda.elapsed()
      this.#isPaused = false
      for (const job of db.job.all()) this.#move(job)
    }
    agenda.runDue()
  }

  runNext(): Job | undefined {
    const [job] = this.#inOrder(this.context.db.job.all())
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

  /** Does now, in order, what is due up to a place in that order; returns the ids of the jobs it did. */
  runDue({ dueAt, sequence }: DuePlace): ReadonlySet<string> {
    const { agenda } = this.context
    const done = new Set<string>()
    const before = this.#done
    this.#done = done
    try {
      agenda.runDue({ due: agenda.elapsedAt(dueAt), rank: rank.job, sequence })
    } finally {
      this.#done = before
    }
    return done
  }

  /** Does now what should have happened before now, but for a late timer. */
  runOverdue(): void {
    this.context.agenda.runOverdue()
  }

  /** Moves all jobs along with a date that has jumped: they stay due when they are. */
  shiftDates(milliseconds: number): void {
    const { db } = this.context
    for (const { id, dueAt } of [...db.job.all()]) db.job.patch(id, { dueAt: dueAt + milliseconds })
  }

  /** Goes on with the rows there are now, none of which it was told of. */
  rebuild(): void {
    for (const job of this.context.db.job.all()) this.#schedule(job, captureContext())
  }

  reset(): void {
    for (const jobId of [...this.#scheduled.keys()]) this.#forget(jobId)
    this.#isPaused = false
    this.#resumedAt = Number.NEGATIVE_INFINITY
  }

  #schedule({ id, dueAt, sequence }: Readonly<JobRow>, context: CapturedContext): void {
    const { agenda } = this.context
    const run = (): void => this.#fire(id)
    const entry = this.#isPaused ? undefined : agenda.add({ dueAt, rank: rank.job, sequence, run })
    this.#scheduled.set(id, { entry, context })
  }

  #move(row: Readonly<JobRow>): void {
    const scheduled = this.#scheduled.get(row.id)
    if (!scheduled) return
    scheduled.entry?.cancel()
    this.#schedule(row, scheduled.context)
  }

  #forget(jobId: string): void {
    const scheduled = this.#scheduled.get(jobId)
    scheduled?.entry?.cancel()
    scheduled?.context.release()
    this.#scheduled.delete(jobId)
  }

  #runNow(job: Readonly<JobRow>): Job {
    const copy = toJob(job)
    this.#fire(job.id)
    return copy
  }

  #fire(jobId: string): void {
    const { agenda, db, events, run } = this.context
    const job = db.job.get(jobId)
    if (!job) return
    this.#done?.add(jobId)
    const now = agenda.now()
    const heldUntil = this.#isPaused ? now : agenda.dateOf(this.#resumedAt)
    // What was due happened when it was due, not when a late timer got round to it, so that the same
    // story has the same times on every clock. What a pause held back happened when the pause was over.
    const at = Math.min(Math.max(job.dueAt, heldUntil), now)
    const fire = (): void =>
      events.batch(() => {
        this.#firing = job.id
        db.job.remove(job.id)
        this.#firing = undefined
        run(job, at)
      })
    const context = this.#scheduled.get(job.id)?.context
    if (context) context.run(fire)
    else fire()
  }

  #tell(kind: 'created' | 'updated' | 'deleted', row: Readonly<JobRow>): void {
    if (kind === 'updated') return
    const ended = this.#firing === row.id ? 'fired' : 'cancelled'
    this.context.events.emit('job', row.chatId, () => ({
      change: kind === 'created' ? 'scheduled' : ended,
      job: toJob(row),
    }))
  }

  #inOrder(jobs: Iterable<Readonly<JobRow>>): Readonly<JobRow>[] {
    return [...jobs].sort(byDueOrder)
  }
}

const jobIdSchema = nameOf('the id of a job')

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
    run(jobId) {
      assertArguments('run the job', { jobId: [jobIdSchema, jobId] })
      return scheduler.run(jobId)
    },
    cancel(jobId) {
      assertArguments('cancel the job', { jobId: [jobIdSchema, jobId] })
      scheduler.cancel(jobId)
    },
  }
}

function unknownJob(verb: 'run' | 'cancel', jobId: string): GenesysMockError {
  return new GenesysMockError('UNKNOWN_JOB', {
    action: `${verb} the job "${jobId}"`,
    reason: `there is no job "${jobId}", or it has happened already`,
    remedy: 'GET /genesys/2/mock/scheduler, or genesys.scheduler.pending(), lists those there are.',
  })
}
