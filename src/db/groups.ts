import type { Model } from './models/model'

/** The rows of a table by the field that its model groups them by, each group in the model's order. */
export interface Groups<Row> {
  of(group: string): readonly Row[]
  /** Whether a change of these fields can move a row. */
  dependOn(changes: Partial<Row>): boolean
  add(row: Row): void
  remove(row: Row): void
  clear(): void
}

export function createGroups<Row extends object>({ groupBy, orderBy }: Model<Row>): Groups<Row> {
  const groups = new Map<unknown, Group<Row>>()
  const groupOf = (row: Row): Group<Row> | undefined => (groupBy ? groups.get(row[groupBy]) : undefined)

  return {
    of: (group) => groups.get(group)?.rows() ?? [],
    dependOn: (changes) => [groupBy, orderBy].some((field) => field !== undefined && field in changes),
    add(row) {
      if (!groupBy) return
      const group = groupOf(row) ?? (orderBy ? createOrderedGroup<Row>(orderBy) : createPlainGroup<Row>())
      groups.set(row[groupBy], group)
      group.add(row)
    },
    remove(row) {
      const group = groupOf(row)
      group?.remove(row)
      if (groupBy && group?.isEmpty()) groups.delete(row[groupBy])
    },
    clear: () => groups.clear(),
  }
}

interface Group<Row> {
  rows(): readonly Row[]
  isEmpty(): boolean
  add(row: Row): void
  remove(row: Row): void
}

/** In order of a number; new rows nearly always come last. */
function createOrderedGroup<Row extends object>(orderBy: keyof Row): Group<Row> {
  const rows: Row[] = []
  const isAfter = (row: Row | undefined, other: Row): boolean =>
    row !== undefined && Number(row[orderBy]) > Number(other[orderBy])

  return {
    rows: () => rows,
    isEmpty: () => rows.length === 0,
    add(row) {
      let position = rows.length
      while (position > 0 && isAfter(rows[position - 1], row)) position -= 1
      rows.splice(position, 0, row)
    },
    // Rows that go nearly always go from the front, or from the end.
    remove: (row) => void rows.splice(rows[0] === row ? 0 : rows.lastIndexOf(row), 1),
  }
}

/** In order of creation; rows come and go in any order, and there may be very many. */
function createPlainGroup<Row extends object>(): Group<Row> {
  const rows = new Set<Row>()
  let list: readonly Row[] | undefined

  return {
    rows() {
      list ??= [...rows]
      return list
    },
    isEmpty: () => rows.size === 0,
    add(row) {
      rows.add(row)
      list = undefined
    },
    remove(row) {
      rows.delete(row)
      list = undefined
    },
  }
}
