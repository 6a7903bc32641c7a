import { GenesysMockError } from '../errors'
import { createGroups, type Groups } from './groups'
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
  /** Has these rows, and no others; whoever listens to changes is not told. */
  replaceAll(rows: readonly Row[]): void
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

  const clear = (): void => {
    store.rows.clear()
    groups.clear()
  }

  return {
    get: (key) => store.rows.get(key),
    of: (group) => groups.of(group),
    all: () => store.rows.values(),
    size: () => store.rows.size,
    insert(row) {
      const created = store.create(newRow(row, model, store, context))
      groups.add(created)
      return changed('created', created)
    },
    patch(key, changes) {
      const row = store.rows.get(key)
      return row && changed('updated', changeInPlace(row, changes, groups))
    },
    remove(key) {
      const row = store.rows.get(key)
      if (!row) return undefined
      store.delete(key)
      groups.remove(row)
      return changed('deleted', row)
    },
    onChange: (listener) => void listeners.push(listener),
    clear,
    replaceAll(rows) {
      clear()
      for (const row of rows) groups.add(store.create(row))
    },
  }
}

/** The library's own update searches the table and ignores free-form objects. */
function changeInPlace<Row extends object>(row: Row, changes: Partial<Row>, groups: Groups<Row>): Row {
  const moves = groups.dependOn(changes)
  if (moves) groups.remove(row)
  Object.assign(row, changes)
  if (moves) groups.add(row)
  return row
}

/** @throws GenesysMockError `INVALID_QUERY` when its key is taken. */
function newRow<Row>(
  given: Partial<Row>,
  model: Model<Row>,
  store: RowStore<Row>,
  context: ModelContext,
): Row {
  let row = model.complete(given, context)
  // A test that gives rows keys of its own can have taken some that were still to be counted.
  for (let previous: unknown; store.rows.has(String(row[model.primaryKey])); ) {
    const key = row[model.primaryKey]
    if (key === previous) throw keyTaken(model.primaryKey, key)
    previous = key
    row = model.complete(given, context)
  }
  return row
}

function keyTaken(field: string, key: unknown): GenesysMockError {
  return new GenesysMockError('INVALID_QUERY', {
    action: 'create the row',
    reason: `${field}: "${String(key)}" is taken`,
    remedy: 'Give it another key, or leave that out.',
  })
}
