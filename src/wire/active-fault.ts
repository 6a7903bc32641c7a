import type { FaultRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'

/** A fault that is in place, and how often it was met: a copy of its row. */
export type ActiveFault = FaultRow

export function toActiveFault(row: Readonly<FaultRow>): ActiveFault {
  return cloneJson(row)
}
