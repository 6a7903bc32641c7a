import type { Clock } from '../../runtime/clock'
import type { Ids } from '../../runtime/ids'

/** What defaults are made of. */
export interface ModelContext {
  clock: Clock
  ids: Ids
  /** The next free index in a chat's transcript. */
  nextIndex(chatId: string): number
}

/** How rows of a kind are kept. */
export interface Model<Row> {
  primaryKey: keyof Row & string
  /** Its fields, and whether they may be null; `mixed`: they may not, but be of more than one kind. */
  shape: { [Key in keyof Row]: null extends Row[Key] ? 'nullable' : 'required' | 'mixed' }
  /** Rows with the same value here can be asked for together, without a search. */
  groupBy?: keyof Row & string
  /** The order of the rows in a group, a number; without it, that of their creation. */
  orderBy?: keyof Row & string
  /** Why a row can't be kept; undefined: it can. */
  refuses?(row: Partial<Row>): string | undefined
  /** Fills in what a given row leaves out: `{}` becomes a complete row. */
  complete(row: Partial<Row>, context: ModelContext): Row
}
