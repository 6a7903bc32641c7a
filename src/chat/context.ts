import type { Database } from '../db/database'
import type { EventRow, JobRow, ProfileRow, SessionRow } from '../db/rows'
import type { Emitter } from '../runtime/emitter'
import type { Ids } from '../runtime/ids'
import type { MockTime } from '../time/agenda'
import type { FileLimits } from '../wire/file-limits'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import type { Job } from '../wire/job'

/** What a rule works with: the state and time of one mock, and the ports through which things leave it. */
export interface ChatContext {
  readonly db: Database
  readonly clock: MockTime
  readonly ids: Ids
  readonly events: Emitter<GenesysMockEvents>
  /** The names of services there are; undefined: any. */
  readonly services: ReadonlySet<string> | undefined
  /** False: what Aura's older clients leave out is forgiven. */
  readonly strict: boolean
  /** What may be uploaded, where a profile says nothing else. */
  readonly limits: Readonly<Partial<FileLimits>>
  /** Where all chats are pushed; undefined: as their profiles say. */
  readonly pushUrl: string | undefined
  /** The profiles the mock was made with. */
  readonly initialProfiles: readonly ProfileRow[]
  readonly pushes: {
    /** Tells the chat's push address of an event, unless the client itself caused it. */
    enqueue(session: Readonly<SessionRow>, event: Readonly<EventRow>, byClient: boolean): void
  }
  readonly scheduler: {
    readonly isPaused: boolean
    pending(): Job[]
    pause(): void
    resume(): void
    runNext(): Job | undefined
    /** @throws GenesysMockError `UNKNOWN_JOB` */
    run(jobId: string): Job
    /** @throws GenesysMockError `UNKNOWN_JOB` */
    cancel(jobId: string): void
    /** Does now, in order, what is due up to a place in that order; returns the ids of the jobs it did. */
    runDue(last: Pick<JobRow, 'dueAt' | 'sequence'>): ReadonlySet<string>
    /** Does now what should have happened before now, but for a late timer. */
    runOverdue(): void
  }
  readonly time: {
    /** How many seconds of the process one second of the mock takes; null: it does not pass at a known pace. */
    scale(): number | null
    /** @throws GenesysMockError `CLOCK_WITHOUT_SCALE`, `INVALID_PARAMETER` */
    setScale(scale: number): void
    /**
     * Lets time pass, and resolves when it has.
     *
     * @throws GenesysMockError `CLOCK_NOT_ADVANCEABLE`, `INVALID_PARAMETER`
     */
    advance(milliseconds: number): Promise<void>
  }
  /** For each live feed that is read, how many bytes of it are unread. */
  readonly feeds: Set<() => number>
  /** Sets the whole mock back to how it was made. */
  reset(): void
  readonly lint: {
    /**
     * Hears of an event whose party is not in the chat, and of the request that scheduled it, as in
     * `genesys.requests`; null: none did.
     */
    onStranger(event: Readonly<EventRow>, requestId: string | null): void
  }
}
