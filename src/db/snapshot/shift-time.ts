import type { Snapshot } from './snapshot'

/**
 * A snapshot for a clock that tells another time by now: what is still to come comes after the time that was left.
 * What has been stays when it was.
 *
 * @param now - Epoch milliseconds on that clock.
 */
export function shiftTime(snapshot: Snapshot, now: number): Snapshot {
  const { tables, pendingPushes, polls } = snapshot
  const later = (moment: number): number => moment + now - snapshot.takenAt
  return {
    ...snapshot,
    tables: {
      ...tables,
      session: tables.session.map((row) => ({ ...row, aliasChangesSince: later(row.aliasChangesSince) })),
      job: tables.job.map((row) => ({ ...row, dueAt: later(row.dueAt) })),
    },
    pendingPushes: pendingPushes.map(({ delayedUntil, ...push }) => ({
      ...push,
      delayedUntil: delayedUntil === null ? null : later(delayedUntil),
    })),
    polls: Object.fromEntries(Object.entries(polls).map(([client, moment]) => [client, later(moment)])),
  }
}
