import type { FaultRow } from './rows'
import type { Table } from './table'

/**
 * The fault that takes a request or a push: the oldest that is due, of those that match it. All that match
 * count it as seen, so that what one of them takes does not depend on the others.
 */
export function takeFault(
  faults: Table<FaultRow>,
  matches: (fault: Readonly<FaultRow>) => boolean,
): Readonly<FaultRow> | undefined {
  if (faults.size() === 0) return undefined
  let taken: Readonly<FaultRow> | undefined
  for (const fault of faults.all()) {
    if (!matches(fault)) continue
    const seen = fault.seen + 1
    const isTaker = taken === undefined && isDue(fault, seen)
    if (isTaker) taken = fault
    faults.patch(fault.id, { seen, used: fault.used + (isTaker ? 1 : 0) })
  }
  return taken
}

function isDue({ nth, times }: Readonly<FaultRow>, seen: number): boolean {
  return seen >= nth && (times === 'always' || seen < nth + times)
}
