import type { IdsState } from '../../runtime/ids'
import type { Warning } from '../../wire/warning'
import type { JournaledRequest } from '../journal'
import type { Rows } from '../models/models'

/**
 * All that a mock knows at a moment, as plain JSON, for `genesys.restore`: in the same mock, or in another one in
 * another process. Options, listeners and waits are not in it.
 */
export interface Snapshot {
  /** Of this form. */
  version: 1
  /** When it was taken, on the mock's clock, in epoch milliseconds. */
  takenAt: number
  tables: TableRows
  /** As in `genesys.requests`. */
  requests: JournaledRequest[]
  /** As in `genesys.warnings`. */
  warnings: Warning[]
  /** The pushes that had not come home, in the order in which they are to be sent. */
  pendingPushes: PendingPush[]
  /** When each client last polled, epoch milliseconds, by chat and `secureKey`, as far as that is remembered. */
  polls: Record<string, number>
  ids: IdsState
  /** Whether the scheduler was paused. */
  paused: boolean
}

/** The rows of all tables, oldest first. */
export type TableRows = { [Name in keyof Rows]: Rows[Name][] }

/** A push that had not come home. */
export interface PendingPush {
  id: string
  /** Until when a fault delays it, epoch milliseconds; null: none does. */
  delayedUntil: number | null
  /** Whether a fault has the next push of the chat go first. */
  isHeldBack: boolean
}
