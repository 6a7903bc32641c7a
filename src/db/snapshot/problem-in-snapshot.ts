import { generatorKinds } from '../../runtime/id-generators'
import type { Form, Shape } from '../form'
import { isObject } from '../kinds'
import { models, type Rows, tableNames } from '../models/models'
import { firstProblem, problemIn, problemInItems, problemInWhole } from '../problem-in'
import { idsShape, pendingPushShape, requestShape, snapshotShape, warningShape } from './shapes'

/** What is wrong with what is said to be a snapshot, and where; undefined: nothing. */
export function problemInSnapshot(snapshot: unknown): string | undefined {
  const version = isObject(snapshot) ? snapshot.version : undefined
  if (version !== undefined && version !== 1) return `version: expected 1, got ${JSON.stringify(version)}`
  const problem = problemInWhole(snapshotShape, snapshot, '')
  if (problem !== undefined || !isObject(snapshot)) return problem
  const { tables, requests, warnings, pendingPushes, polls, ids } = snapshot
  return (
    problemInTables(tables) ??
    problemInList(requestShape, requests, 'requests') ??
    problemInList(warningShape, warnings, 'warnings') ??
    problemInList(pendingPushShape, pendingPushes, 'pendingPushes') ??
    problemInRecord('number', polls, 'polls') ??
    problemInIds(ids)
  )
}

function problemInTables(tables: unknown): string | undefined {
  const shape = Object.fromEntries(tableNames().map((name) => [name, 'array' as const]))
  const problem = problemInWhole(shape, tables, 'tables')
  if (problem !== undefined || !isObject(tables)) return problem
  return firstProblem(tableNames(), (name) => problemInTable(name, tables[name]))
}

function problemInTable(name: keyof Rows, rows: unknown): string | undefined {
  const { shape, primaryKey } = models[name]
  const keys = new Set<unknown>()
  return problemInItems(rows, `tables.${name}`, (row, path) => {
    const problem = problemInWhole(shape, row, path)
    if (problem !== undefined || !isObject(row)) return problem
    const key = row[primaryKey]
    if (key === '' || keys.has(key)) return `${path}.${primaryKey}: "${key}" is empty or there twice`
    keys.add(key)
    return undefined
  })
}

function problemInList(shape: Shape, list: unknown, path: string): string | undefined {
  return problemInItems(list, path, (item, at) => problemInWhole(shape, item, at))
}

function problemInRecord(form: Form, record: unknown, path: string): string | undefined {
  const shape = isObject(record) ? Object.fromEntries(Object.keys(record).map((key) => [key, form])) : {}
  return problemIn(shape, record, path)
}

function problemInIds(ids: unknown): string | undefined {
  const problem = problemInWhole(idsShape, ids, 'ids')
  if (problem !== undefined || !isObject(ids)) return problem
  const generatorsShape = Object.fromEntries(generatorKinds.map((kind) => [kind, 'count' as const]))
  return (
    problemInRecord('count', ids.counters, 'ids.counters') ??
    (ids.generators === null ? undefined : problemInWhole(generatorsShape, ids.generators, 'ids.generators'))
  )
}
