import type { ChatContext } from './chat/context'
import { markFunction, putFunctionsBack } from './chat/function-marker'
import { contentOf, load } from './db/snapshot/content'
import { invalidSnapshot, readSnapshot } from './db/snapshot/read-snapshot'
import { shiftTime } from './db/snapshot/shift-time'
import type { Snapshot } from './db/snapshot/snapshot'
import type { Lint } from './handlers/lint/lint'
import type { PushDispatcher } from './push/push-dispatcher'
import type { JobScheduler } from './scheduler/scheduler'
import { problemInContent } from './snapshot-rules'

export interface SnapshotParts {
  context: ChatContext
  scheduler: JobScheduler
  dispatcher: PushDispatcher
  lint: Lint
}

export function takeSnapshot({ context, scheduler, dispatcher, lint }: SnapshotParts): Snapshot {
  const { clock, db, ids } = context
  const snapshot = {
    version: 1,
    takenAt: clock.now(),
    ...contentOf(db),
    pendingPushes: dispatcher.pending(),
    polls: lint.polls.moments(),
    ids: ids.state(),
    paused: scheduler.isPaused,
  }
  return JSON.parse(JSON.stringify(snapshot, markFunction))
}

/**
 * Replaces all state by that of a snapshot, or none.
 *
 * @param reset - Empties the mock, and gives up what is under way.
 * @throws GenesysMockError `INVALID_SNAPSHOT`
 */
export function restoreSnapshot(parts: SnapshotParts, given: unknown, reset: () => void): void {
  const { context, scheduler, dispatcher, lint } = parts
  const taken = readSnapshot(given)
  putFunctionsBack(context, taken)
  const snapshot = shiftTime(taken, context.clock.now())
  const problem = problemInContent(snapshot)
  if (problem !== undefined) throw invalidSnapshot(problem)
  reset()
  load(context.db, snapshot)
  context.ids.restore(snapshot.ids)
  lint.polls.restore(snapshot.polls)
  if (snapshot.paused) scheduler.pause()
  scheduler.rebuild()
  // Last, for this is heard outside.
  dispatcher.restore(snapshot.pendingPushes)
}
