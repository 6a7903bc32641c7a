import type { Database } from './db/database'
import type { ProfileRow, ProfileSettings } from './db/rows'
import { assertSnapshot, invalidSnapshot, type Snapshot } from './db/snapshot'
import { allRows, replaceAllRows } from './db/table-rows'
import type { PushDispatcher } from './push/push-dispatcher'
import type { Clock } from './runtime/clock'
import { cloneJson } from './runtime/clone-json'
import type { Ids } from './runtime/ids'
import type { JobScheduler } from './scheduler/scheduler'

export interface SnapshotParts {
  db: Database
  clock: Clock
  ids: Ids
  scheduler: JobScheduler
  dispatcher: PushDispatcher
  /** The profiles the mock was made with. */
  initialProfiles: readonly ProfileRow[]
  reset(): void
}

/** Takes what a mock knows out of it, and puts it into one. */
export interface Snapshots {
  snapshot(): Snapshot
  restore(snapshot: Snapshot): void
}

/** Stands for a function in a profile, which no JSON can hold. */
const functionMark = '(function)'

export function createSnapshots(parts: SnapshotParts): Snapshots {
  const { db, clock, ids, scheduler, dispatcher } = parts

  return {
    snapshot: () =>
      toPlainJson({
        version: 1,
        takenAt: clock.now(),
        paused: scheduler.isPaused,
        ids: ids.state(),
        tables: allRows(db),
        pushes: dispatcher.pending(),
        requests: db.journal.all(),
        warnings: db.warnings.all(),
      }),
    restore(given) {
      assertSnapshot(given)
      // Its own from here on, whatever becomes of what was given.
      const snapshot = cloneJson(given)
      putFunctionsBack(snapshot, parts)
      load(snapshot, parts)
    },
  }
}

function toPlainJson(snapshot: object): Snapshot {
  return JSON.parse(
    JSON.stringify(snapshot, (_, value: unknown) => (typeof value === 'function' ? functionMark : value)),
  )
}

function load(snapshot: Snapshot, { db, clock, ids, scheduler, dispatcher, reset }: SnapshotParts): void {
  const { tables, takenAt, pushes, requests, warnings, paused } = snapshot
  reset()
  ids.restore(snapshot.ids)
  // What was due in three seconds is due in three seconds, whatever time has passed, and on whichever clock.
  const elapsed = clock.now() - takenAt
  const jobs = tables.job.map((job) => ({ ...job, dueAt: job.dueAt + elapsed }))
  const delayed = Object.entries(pushes.delayedUntil)
  const delayedUntil = Object.fromEntries(delayed.map(([id, until]) => [id, until + elapsed]))
  replaceAllRows(db, { ...tables, job: jobs })
  for (const request of requests) db.journal.add(request)
  for (const warning of warnings) db.warnings.add(warning)
  if (paused) scheduler.pause()
  scheduler.rebuild()
  dispatcher.resume({ ...pushes, delayedUntil })
}

/** @throws GenesysMockError `INVALID_SNAPSHOT` where the mock has no such function. */
function putFunctionsBack({ tables }: Snapshot, parts: SnapshotParts): void {
  const { profile, session } = tables
  for (const [index, row] of profile.entries()) {
    putFunctionBack(row, `tables.profile[${index}]`, holdersOf(row, parts))
  }
  for (const [index, row] of session.entries()) {
    // The chat itself, if it is here, for its profile may be another by now.
    const holders = [parts.db.session.get(row.chatId), ...holdersOf(row, parts)]
    putFunctionBack(row, `tables.session[${index}]`, holders)
  }
}

/** A profile, or a chat that started with it. */
type Holder = Pick<ProfileRow, 'profile' | 'settings'>

/** Where the mock may have the function of a profile. */
function holdersOf({ profile }: Holder, { db, initialProfiles }: SnapshotParts): (Holder | undefined)[] {
  return [db.profile.get(profile), initialProfiles.find((one) => one.profile === profile)]
}

function putFunctionBack(
  { profile, settings: { chat } }: Holder,
  path: string,
  holders: readonly (Holder | undefined)[],
): void {
  if (repliesOf(chat) !== functionMark) return
  const replies = holders.map((one) => one && repliesOf(one.settings.chat)).find(isFunction)
  if (!replies) {
    throw invalidSnapshot(
      `${path}.settings.chat.replies`,
      `the profile "${profile}" replies by a function, which a snapshot can't hold`,
      'Make the mock with a profile of that name that has the function.',
    )
  }
  Object.assign(chat, { replies })
}

function repliesOf(chat: ProfileSettings['chat']): unknown {
  return Reflect.get(chat, 'replies')
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}
