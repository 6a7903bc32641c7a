/** What a field may be compared with, in the query language of `@mswjs/data`. */
export type Condition<Value> =
  NonNullable<Value> extends string
    ? StringCondition
    : NonNullable<Value> extends number
      ? NumberCondition
      : NonNullable<Value> extends boolean
        ? { equals?: boolean; notEquals?: boolean }
        : NonNullable<Value> extends readonly (infer Item)[]
          ? Where<Item>
          : Where<NonNullable<Value>>

/** Conditions on a text. */
export interface StringCondition {
  equals?: string
  notEquals?: string
  contains?: string
  notContains?: string
  gt?: string
  gte?: string
  lt?: string
  lte?: string
  in?: readonly string[]
  notIn?: readonly string[]
}

/** Conditions on a number. */
export interface NumberCondition {
  equals?: number
  notEquals?: number
  between?: [number, number]
  notBetween?: [number, number]
  gt?: number
  gte?: number
  lt?: number
  lte?: number
  in?: readonly number[]
  notIn?: readonly number[]
}

/** Conditions by field; all must hold. A field that is null satisfies none. */
export type Where<Row> = { [Key in keyof Row]?: Condition<Row[Key]> }

/** Which rows; without `where`: any. `strict`: finding none is an error. */
export interface Query<Row> {
  where?: Where<Row>
  strict?: boolean
}

/** Which rows, in which order, and how many of them. */
export interface BulkQuery<Row> extends Query<Row> {
  orderBy?: { [Key in keyof Row]?: 'asc' | 'desc' } | { [Key in keyof Row]?: 'asc' | 'desc' }[]
  take?: number
  skip?: number
  /** The primary key of the row after which to begin. */
  cursor?: string | null
}

/** New values by field, undefined for none; a function gets the value before and the row. */
export type Changes<Row> = {
  [Key in keyof Row]?: Row[Key] | ((previous: Row[Key], row: Row) => Row[Key])
}

/**
 * One table of the mock's database, in the query language of `@mswjs/data`. What it takes and gives are
 * copies; what is written here the running chat sees at once. Unlike there, an update replaces a
 * free-form object, and an unknown field or comparator is an error (`GenesysMockError`, `INVALID_QUERY`).
 *
 * @example
 * genesys.db.session.findFirst({ where: { nickname: { equals: 'Ana' } } })
 * genesys.db.event.findMany({ where: { chatId: { equals: chatId } }, orderBy: { index: 'desc' }, take: 1 })
 */
export interface DbTable<Row> {
  findFirst(query?: Query<Row>): Row | null
  findMany(query?: BulkQuery<Row>): Row[]
  getAll(): Row[]
  count(query?: Query<Row>): number
  /** Adds a row; what is left out gets its default. */
  create(row?: Partial<Row>): Row
  update(query: Query<Row> & { data: Changes<Row> }): Row | null
  updateMany(query: BulkQuery<Row> & { data: Changes<Row> }): Row[]
  delete(query: Query<Row>): Row | null
  deleteMany(query: BulkQuery<Row>): Row[]
}
