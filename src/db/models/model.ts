import type { Ids } from '../../runtime/ids'
import type { MockTime } from '../../time/agenda'
import type { Form } from '../form'

/** What defaults are made of. */
export interface ModelContext {
  clock: MockTime
  ids: Ids
  /** The next free index in a chat's transcript. */
  nextIndex(chatId: string): number
  /** Whether there is an event of this id. */
  hasEvent(id: string): boolean
}

/** How rows of a kind are kept. */
export interface Model<Row> {
  primaryKey: keyof Row & string
  /** Its fields, and what they have to be wherever they come from. */
  shape: { readonly [Key in keyof Row]: Form }
  /** Rows with the same value here can be asked for together, without a search. */
  groupBy?: keyof Row & string
  /** The order of the rows in a group, a number; without it, that of their creation. */
  orderBy?: keyof Row & string
  /** Fills in what a given row leaves out: `{}` becomes a complete row. */
  complete(row: Partial<Row>, context: ModelContext): Row
}
