import type { ModelApi } from '@mswjs/data'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import type { Model } from './models/model'
import type { BulkQuery, Changes, DbTable, Query } from './query'
import type { Table } from './table'

/**
 * The public door of a table: queries by the data library, copies in and out. Writing goes through the
 * table, which keeps its groups right and tells the scheduler.
 */
export function createDbTable<Row extends object>(
  name: string,
  model: Model<Row>,
  table: Table<Row>,
  library: ModelApi<Row>,
): DbTable<Row> {
  const keyOf = (row: Row): string => String(row[model.primaryKey])
  const refuse = (action: string, reason: string, cause?: unknown): GenesysMockError =>
    new GenesysMockError('INVALID_QUERY', {
      action: `${action} ${name} rows`,
      reason,
      remedy: `A ${name} has the fields ${Object.keys(model.shape).join(', ')}.`,
      cause,
    })

  const assertFields = (action: string, part: string, fields: object = {}): void => {
    const unknown = Object.keys(fields).find((field) => !Object.hasOwn(model.shape, field))
    if (unknown !== undefined) throw refuse(action, `${part}.${unknown}: there is no such field`)
  }

  const find = (action: string, query: BulkQuery<Row>): Row[] => {
    const { where = {}, strict = false, ...rest } = query
    assertFields(action, 'where', where)
    try {
      return library.findMany({ ...rest, where, strict })
    } catch (cause) {
      throw refuse(action, cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause), cause)
    }
  }

  const change = (row: Row, changes: Changes<Row>): Row => {
    assertFields('update', 'data', changes)
    const values = Object.entries(changes).map(([field, value]) => [
      field,
      cloneJson(typeof value === 'function' ? value(row[field as keyof Row], row) : value),
    ])
    const next: Partial<Row> = Object.fromEntries(values)
    const key = next[model.primaryKey]
    if (key !== undefined && key !== row[model.primaryKey]) {
      throw refuse('update', `data.${model.primaryKey}: a primary key can't be changed`)
    }
    return cloneJson({ ...(table.patch(keyOf(row), next) ?? row) })
  }

  const remove = (row: Row): Row => cloneJson({ ...(table.remove(keyOf(row)) ?? row) })
  const first = (action: string, query: Query<Row>): Row[] => find(action, query).slice(0, 1)

  return {
    findFirst: (query) => first('find', query).map((row) => cloneJson(row))[0] ?? null,
    findMany: (query) => find('find', query).map((row) => cloneJson(row)),
    getAll: () => library.getAll().map((row) => cloneJson(row)),
    count: (query) => (query ? find('count', query).length : table.size()),
    create(row = {}) {
      assertFields('create', 'row', row)
      const key = row[model.primaryKey]
      if (key !== undefined && (key === '' || table.get(String(key)))) {
        throw refuse('create', `row.${model.primaryKey}: "${String(key)}" is empty or taken`)
      }
      return cloneJson({ ...table.insert(cloneJson(row)) })
    },
    update: ({ data, ...query }) => first('update', query).map((row) => change(row, data))[0] ?? null,
    updateMany: ({ data, ...query }) => find('update', query).map((row) => change(row, data)),
    delete: (query) => first('delete', query).map(remove)[0] ?? null,
    deleteMany: (query) => find('delete', query).map(remove),
  }
}
