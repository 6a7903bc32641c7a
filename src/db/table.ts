import type { Model, ModelContext } from './models/model'

/** A change of a row; the row as it is now, or was when deleted. */
interface RowChange<Row> {
  kind: 'created' | 'updated' | 'deleted'
  row: Readonly<Row>
}

/** The rows of a kind, found by key without a search. Rows it gives out are live: read, don't write. */
export interface Table<Row> {
  get(key: string): Readonly<Row> | undefined
  /** The rows of a group, in order. */
  of(group: string): readonly Readonly<Row>[]
  all(): IterableIterator<Readonly<Row>>
  size(): number
  insert(row: Partial<Row>): Readonly<Row>
  patch(key: string, changes: Partial<Row>): Readonly<Row> | undefined
  remove(key: string): Readonly<Row> | undefined
  onChange(listener: (change: RowChange<Row>) => void): void
  clear(): void
}

/** Where a table keeps its rows: one model of the data library. */
export interface RowStore<Row> {
  rows: Map<string, Row>
  create(row: Row): Row
  delete(key: string): void
}

export function createTable<Row extends object>(
  model: Model<Row>,
  store: RowStore<Row>,
  context: ModelContext,
): Table<Row> {
  const groups = createGroups(model)
  const listeners: ((change: RowChange<Row>) => void)[] = []
  const changed = (kind: RowChange<Row>['kind'], row: Row): Row => {
    for (const listener of listeners) listener({ kind, row })
    return row
  }

  return {
    get: (key) => store.rows.get(key),
    of: (group) => groups.of(group),
    all: () => store.rows.values(),
    size: () => store.rows.size,
    insert(row) {
      const created = store.create(model.complete(row, context))
      groups.add(created)
      return changed('created', created)
    },
    patch(key, changes) {
      const row = store.rows.get(key)
      if (!row) return undefined
      // In place: the library's own update searches the table and ignores free-form objects.
      const moves = groups.dependOn(changes)
      if (moves) groups.remove(row)
      Object.assign(row, changes)
      if (moves) groups.add(row)
      return changed('updated', row)
    },
    remove(key) {
      const row = store.rows.get(key)
      if (!row) return undefined
      store.delete(key)
      groups.remove(row)
      return changed('deleted', row)
    },
    onChange: (listener) => void listeners.push(listener),
    clear() {
      store.rows.clear()
      groups.clear()
    },
  }
}

/** The rows by the field that the model groups them by, each group in the model's order. */
function createGroups<Row extends object>({ groupBy, orderBy }: Model<Row>) {
  const groups = new Map<unknown, Row[]>()

  return {
    of: (group: string): readonly Row[] => groups.get(group) ?? [],
    dependOn: (changes: Partial<Row>): boolean =>
      (groupBy !== undefined && groupBy in changes) || (orderBy !== undefined && orderBy in changes),
    add(row: Row) {
      if (!groupBy) return
      const group = groups.get(row[groupBy])
      if (!group) return void groups.set(row[groupBy], [row])
      let position = group.length
      if (orderBy) while (position > 0 && isAfter(group[position - 1], row, orderBy)) position -= 1
      group.splice(position, 0, row)
    },
    remove(row: Row) {
      if (!groupBy) return
      const group = groups.get(row[groupBy])
      if (!group) return
      if (group[0] === row) group.shift()
      else group.splice(group.lastIndexOf(row), 1)
      if (group.length === 0) groups.delete(row[groupBy])
    },
    clear: () => groups.clear(),
  }
}

function isAfter<Row extends object>(row: Row | undefined, other: Row, field: keyof Row): boolean {
  return row !== undefined && Number(row[field]) > Number(other[field])
}
