import type { ModelApi } from '@mswjs/data'
import type * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import { isTooDeep } from '../runtime/is-too-deep'
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
  /** In what a row breaks the rules of the API, with the path of the field; undefined: in nothing. */
  problemInRow(row: Partial<Row>, path: string): string | undefined
}

type Named<Row> = Pick<DbTableParts<Row>, 'name' | 'model'>

/** More than any row needs. */
const mostLevels = 150

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
  assertShallow(parts, 'create', 'row', row)
  const given = cloneJson(row)
  assertForms(parts, 'create', 'row', given)
  assertRow(parts, 'create', 'row', given)
  assertOrder(parts, 'create', 'row', [given])
  return copy(table.insert(given))
}

/** Changes all of the rows, or, where one can't be, none. */
function changeRows<Row extends object>(parts: DbTableParts<Row>, rows: Row[], data: Changes<Row>): Row[] {
  assertFields(parts, 'update', 'data', data)
  const changes = rows.map((row) => ({ key: keyOf(parts, row), row, next: changesOf(parts, row, data) }))
  const changed = changes.map(({ row, next }) => ({ ...row, ...next }))
  for (const row of changed) assertRow(parts, 'update', 'data', row)
  assertOrder(parts, 'update', 'data', changed)
  return changes.map(({ key, row, next }) => copy(parts.table.patch(key, next) ?? row))
}

function changesOf<Row extends object>(
  parts: DbTableParts<Row>,
  row: Row,
  changes: Changes<Row>,
): Partial<Row> {
  const { model } = parts
  const before = copy(row)
  const values = Object.entries(changes).map(([field, value]) => {
    const given = typeof value === 'function' ? value(Reflect.get(before, field), before) : value
    assertShallow(parts, 'update', `data.${field}`, given)
    return [field, cloneJson(given)]
  })
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

function assertRow<Row>(parts: DbTableParts<Row>, action: string, path: string, row: Partial<Row>): void {
  const problem = parts.problemInRow(row, path)
  if (problem !== undefined) throw refusal(parts, action, problem)
}

/** A copy of what is nested without end would exhaust the stack. */
function assertShallow<Row>(parts: DbTableParts<Row>, action: string, path: string, given: unknown): void {
  if (isTooDeep(given, mostLevels))
    throw refusal(parts, action, `${path}: nested deeper than ${mostLevels} levels`)
}

/** No two rows of a group may have the same place in its order, as two events of a chat. */
function assertOrder<Row extends object>(
  { name, model, table }: DbTableParts<Row>,
  action: string,
  path: string,
  rows: readonly Partial<Row>[],
): void {
  const { groupBy, orderBy, primaryKey } = model
  if (!groupBy || !orderBy) return
  const keys = new Set(rows.map((row) => row[primaryKey]))
  const groups = new Map<unknown, Set<unknown>>()
  for (const row of rows) {
    const group = row[groupBy] ?? ''
    const place = row[orderBy]
    const others = table.of(String(group)).filter((other) => !keys.has(other[primaryKey]))
    const taken = groups.get(group) ?? new Set<unknown>(others.map((other) => other[orderBy]))
    if (place !== undefined && taken.has(place)) {
      throw refusal(
        { name, model },
        action,
        `${path}.${orderBy}: ${String(place)} is taken in the ${groupBy} "${String(group)}"`,
      )
    }
    groups.set(group, taken.add(place))
  }
}

function keyOf<Row>({ model }: Named<Row>, row: Row): string {
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
  { name, model }: Named<Row>,
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
