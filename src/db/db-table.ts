import type { ModelApi } from '@mswjs/data'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import type { Model } from './models/model'
import { firstProblem, problemIn } from './problem-in'
import type { BulkQuery, Changes, DbTable, Query } from './query'
import type { Table } from './table'

/** What the door of a table opens on. */
export interface DbTableParts<Row> {
  name: string
  model: Model<Row>
  table: Table<Row>
  /** Answers the queries. */
  library: ModelApi<Row>
}

/**
 * The public door of a table: queries by the data library, copies in and out. Writing goes through the
 * table, which keeps its groups right and tells the scheduler.
 */
export function createDbTable<Row extends object>(parts: DbTableParts<Row>): DbTable<Row> {
  const { table, library } = parts
  const find = (action: string, query: BulkQuery<Row>): Row[] => findRows(parts, action, query)
  const first = (action: string, query: Query<Row>): Row[] => find(action, query).slice(0, 1)
  const update = (rows: Row[], data: Changes<Row>): Row[] => {
    assertFields(parts, 'update', 'data', data)
    return rows.map((row) => changeRow(parts, row, data))
  }
  const copies = (rows: Row[]): Row[] => rows.map((row) => copy(row))
  const remove = (rows: Row[]): Row[] => rows.map((row) => copy(table.remove(keyOf(parts, row)) ?? row))

  return {
    findFirst: (query = {}) => copies(first('find', query))[0] ?? null,
    findMany: (query = {}) => copies(find('find', query)),
    getAll: () => copies(library.getAll()),
    count: (query) => (query ? find('count', query).length : table.size()),
    create: (row) => createRow(parts, row ?? {}),
    update: ({ data, ...query }) => update(first('update', query), data)[0] ?? null,
    updateMany: ({ data, ...query }) => update(find('update', query), data),
    delete: (query) => remove(first('delete', query))[0] ?? null,
    deleteMany: (query) => remove(find('delete', query)),
  }
}

function findRows<Row extends object>(
  parts: DbTableParts<Row>,
  action: string,
  { where = {}, strict = false, ...rest }: BulkQuery<Row>,
): Row[] {
  assertFields(parts, action, 'where', where)
  try {
    return parts.library.findMany({ ...rest, where, strict })
  } catch (cause) {
    throw refusal(
      parts,
      action,
      cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause),
      cause,
    )
  }
}

function createRow<Row extends object>(parts: DbTableParts<Row>, row: Partial<Row>): Row {
  const { model, table } = parts
  assertFields(parts, 'create', 'row', row)
  const key = row[model.primaryKey]
  if (key !== undefined && (key === '' || table.get(String(key)))) {
    throw refusal(parts, 'create', `row.${model.primaryKey}: "${String(key)}" is empty or taken`)
  }
  assertForms(parts, 'create', 'row', row)
  return copy(table.insert(cloneJson(row)))
}

function changeRow<Row extends object>(parts: DbTableParts<Row>, row: Row, changes: Changes<Row>): Row {
  const { model, table } = parts
  const before = copy(row)
  const values = Object.entries(changes).map(([field, value]) => [
    field,
    cloneJson(typeof value === 'function' ? value(Reflect.get(before, field), before) : value),
  ])
  const next: Partial<Row> = Object.fromEntries(values.filter((entry) => entry[1] !== undefined))
  const key = next[model.primaryKey]
  if (key !== undefined && key !== row[model.primaryKey]) {
    throw refusal(parts, 'update', `data.${model.primaryKey}: a primary key can't be changed`)
  }
  assertForms(parts, 'update', 'data', next)
  return copy(table.patch(keyOf(parts, row), next) ?? row)
}

/** Only what a snapshot can give back may be kept. */
function assertForms<Row>(parts: DbTableParts<Row>, action: string, part: string, fields: object): void {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const problem = firstProblem(given, ([field, value]) =>
    problemIn(Reflect.get(parts.model.shape, field), value, `${part}.${field}`),
  )
  if (problem !== undefined) throw refusal(parts, action, problem)
}

function keyOf<Row>({ model }: DbTableParts<Row>, row: Row): string {
  return String(row[model.primaryKey])
}

function copy<Row extends object>(row: Readonly<Row>): Row {
  return cloneJson({ ...row })
}

function assertFields<Row>(parts: DbTableParts<Row>, action: string, part: string, fields: object): void {
  const unknown = Object.keys(fields).find((field) => !Object.hasOwn(parts.model.shape, field))
  if (unknown !== undefined) throw refusal(parts, action, `${part}.${unknown}: there is no such field`)
}

function refusal<Row>(
  { name, model }: DbTableParts<Row>,
  action: string,
  reason: string,
  cause?: unknown,
): GenesysMockError {
  return new GenesysMockError('INVALID_QUERY', {
    action: `${action} ${name} rows`,
    reason,
    remedy: `A ${name} has the fields ${Object.keys(model.shape).join(', ')}.`,
    cause,
  })
}
