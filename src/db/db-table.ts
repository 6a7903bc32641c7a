import type { ModelApi } from '@mswjs/data'
import type * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import { problemIn as problemInArgument } from '../runtime/parse'
import type { Model } from './models/model'
import { firstProblem, problemIn } from './problem-in'
import type { BulkQuery, Changes, DbTable, Query } from './query'
import { type QueryKind, querySchemas } from './query-arguments'
import type { Table } from './table'

/** What the public functions of a table work with. */
export interface DbTableParts<Row> {
  name: string
  model: Model<Row>
  table: Table<Row>
  /** Answers the queries. */
  library: ModelApi<Row>
}

/**
 * The public functions of a table: queries by the data library, copies in and out. Writing goes through the
 * table, which keeps its groups right and tells the scheduler.
 */
export function createDbTable<Row extends object>(parts: DbTableParts<Row>): DbTable<Row> {
  const { table, library, model } = parts
  const schemas = querySchemas(Object.keys(model.shape))
  const check = (action: string, kind: QueryKind, given: unknown): void =>
    assertArgument(parts, { action, schema: schemas[kind], given, name: kind === 'row' ? 'row' : 'query' })
  const find = (action: string, query: BulkQuery<Row>): Row[] => findRows(parts, action, query)
  const first = (action: string, query: Query<Row>): Row[] => find(action, query).slice(0, 1)
  const copies = (rows: Row[]): Row[] => rows.map((row) => copy(row))
  const remove = (rows: Row[]): Row[] => rows.map((row) => copy(table.remove(keyOf(parts, row)) ?? row))

  return {
    findFirst(query = {}) {
      check('find', 'first', query)
      return copies(first('find', query))[0] ?? null
    },
    findMany(query = {}) {
      check('find', 'many', query)
      return copies(find('find', query))
    },
    getAll: () => copies(library.getAll()),
    count(query) {
      if (query !== undefined) check('count', 'first', query)
      return query ? find('count', query).length : table.size()
    },
    create(row = {}) {
      check('create', 'row', row)
      return createRow(parts, row)
    },
    update(query) {
      check('update', 'update', query)
      const { data, ...which } = query
      return changeRows(parts, first('update', which), data)[0] ?? null
    },
    updateMany(query) {
      check('update', 'updateMany', query)
      const { data, ...which } = query
      return changeRows(parts, find('update', which), data)
    },
    delete(query) {
      check('delete', 'first', query)
      return remove(first('delete', query))[0] ?? null
    },
    deleteMany(query) {
      check('delete', 'many', query)
      return remove(find('delete', query))
    },
  }
}

function assertArgument<Row>(
  parts: DbTableParts<Row>,
  { action, schema, given, name }: { action: string; schema: v.GenericSchema; given: unknown; name: string },
): void {
  const problem = problemInArgument(schema, given, '', name)
  if (problem !== undefined) throw refusal(parts, action, problem)
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
  const given = cloneJson(row)
  assertForms(parts, 'create', 'row', given)
  return copy(table.insert(given))
}

/** Changes all of the rows, or, where one can't be, none. */
function changeRows<Row extends object>(parts: DbTableParts<Row>, rows: Row[], data: Changes<Row>): Row[] {
  assertFields(parts, 'update', 'data', data)
  const changes = rows.map((row) => ({ key: keyOf(parts, row), row, next: changesOf(parts, row, data) }))
  return changes.map(({ key, row, next }) => copy(parts.table.patch(key, next) ?? row))
}

function changesOf<Row extends object>(
  parts: DbTableParts<Row>,
  row: Row,
  changes: Changes<Row>,
): Partial<Row> {
  const { model } = parts
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
  return next
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
