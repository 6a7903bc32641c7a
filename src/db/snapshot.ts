import { GenesysMockError } from '../errors'
import { findHarm } from '../runtime/find-harm'
import { generatorKinds } from '../runtime/id-generators'
import { createIds, type IdsState } from '../runtime/ids'
import type { Warning } from '../wire/warning'
import type { JournaledRequest } from './journal'
import type { Model, ModelContext } from './models/model'
import { models, type Rows } from './models/models'
import type { TableRows } from './table-rows'

/**
 * All that a mock knows, as plain JSON: its chats with what is still to happen in them, its profiles, its logs, and
 * how far its identifiers have got. Listeners, waits and options are not in it.
 */
export interface Snapshot {
  version: 1
  /** Epoch milliseconds on the mock's clock. */
  takenAt: number
  /** Whether the scheduler was paused. */
  paused: boolean
  ids: IdsState
  tables: TableRows
  pushes: PendingPushes
  requests: JournaledRequest[]
  warnings: Warning[]
}

/** The pushes that had not come home, by their ids. */
export interface PendingPushes {
  /** By chat, those that were being sent or waited for one before them, in the order of their sending. */
  queues: Record<string, string[]>
  /** By chat, the one that a fault holds back until another has been queued. */
  heldBack: Record<string, string>
  /** By push, when one that a fault delays may go out, epoch milliseconds. */
  delayedUntil: Record<string, number>
}

/**
 * What was read from somewhere, if it is a snapshot.
 *
 * @throws GenesysMockError `INVALID_SNAPSHOT`, naming the field by its path.
 */
export function assertSnapshot(given: unknown): asserts given is Snapshot {
  const snapshot = objectAt('snapshot', given)
  // The logs keep what a client sent, even what it was refused for.
  const { requests, warnings, ...state } = snapshot
  const harm = findHarm(state, '', depthOfRows)
  if (harm) throw invalidSnapshot(harm.path || 'snapshot', harm.problem)
  if (snapshot.version !== 1) {
    throw invalidSnapshot('version', `expected 1, got ${JSON.stringify(snapshot.version)}`)
  }
  if (!Number.isFinite(snapshot.takenAt)) throw invalidSnapshot('takenAt', 'expected a finite number')
  if (typeof snapshot.paused !== 'boolean') throw invalidSnapshot('paused', 'expected true or false')
  assertIds(objectAt('ids', snapshot.ids))
  assertTables(objectAt('tables', snapshot.tables))
  assertPushes(objectAt('pushes', snapshot.pushes))
  assertLog('requests', requests)
  assertLog('warnings', warnings)
}

/** How much deeper something stands in a snapshot than in the request that brought it, at the most. */
const depthOfRows = 10

/** @param path - Of the field at fault. */
export function invalidSnapshot(
  path: string,
  problem: string,
  remedy = restoreWhatWasTaken,
): GenesysMockError {
  return new GenesysMockError('INVALID_SNAPSHOT', {
    action: 'restore the snapshot',
    reason: `${path}: ${problem}`,
    remedy: `${remedy} Nothing was changed.`,
  })
}

const restoreWhatWasTaken = 'Give what snapshot() returned, of this version of the package.'

function objectAt(path: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw invalidSnapshot(path, 'expected an object')
}

function assertIds(ids: Record<string, unknown>): void {
  const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0
  for (const [prefix, number] of Object.entries(objectAt('ids.counters', ids.counters))) {
    if (!isCount(number)) throw invalidSnapshot(`ids.counters.${prefix}`, 'expected an integer ≥ 0')
  }
  if (ids.generators === null) return
  const generators = objectAt('ids.generators', ids.generators)
  for (const kind of generatorKinds) {
    if (!isCount(generators[kind])) throw invalidSnapshot(`ids.generators.${kind}`, 'expected an integer ≥ 0')
  }
}

function assertPushes({ queues, heldBack, delayedUntil }: Record<string, unknown>): void {
  assertEach('pushes.queues', queues, 'an array')
  assertEach('pushes.heldBack', heldBack, 'a text')
  assertEach('pushes.delayedUntil', delayedUntil, 'a number')
}

function assertEach(path: string, object: unknown, expected: string): void {
  for (const [key, value] of Object.entries(objectAt(path, object))) {
    if (kindOf(value) !== expected) throw invalidSnapshot(`${path}.${key}`, `expected ${expected}`)
  }
}

function assertLog(path: string, log: unknown): void {
  if (!Array.isArray(log)) throw invalidSnapshot(path, 'expected an array')
  for (const [index, entry] of log.entries()) {
    if (typeof objectAt(`${path}[${index}]`, entry).id !== 'string') {
      throw invalidSnapshot(`${path}[${index}].id`, 'expected a text')
    }
  }
}

function assertTables(tables: Record<string, unknown>): void {
  const unknown = Object.keys(tables).find((name) => !Object.hasOwn(models, name))
  if (unknown !== undefined) throw invalidSnapshot(`tables.${unknown}`, 'there is no such table')
  assertRows('session', models.session, tables.session)
  assertRows('event', models.event, tables.event)
  assertRows('file', models.file, tables.file)
  assertRows('profile', models.profile, tables.profile)
  assertRows('job', models.job, tables.job)
  assertRows('push', models.push, tables.push)
  assertRows('fault', models.fault, tables.fault)
}

function assertRows<Row extends object>(name: keyof Rows, model: Model<Row>, rows: unknown): void {
  const path = `tables.${name}`
  if (!Array.isArray(rows)) throw invalidSnapshot(path, 'expected an array')
  const sample = model.complete({}, sampleContext())
  const keys = new Set<unknown>()
  for (const [index, given] of rows.entries()) {
    const at = `${path}[${index}]`
    const row = objectAt(at, given)
    assertFields(at, row, model, sample)
    const key = row[model.primaryKey]
    if (key === '' || keys.has(key))
      throw invalidSnapshot(`${at}.${model.primaryKey}`, 'is empty or there twice')
    keys.add(key)
  }
}

/** A field that must be there is of the kind that it has in a row made of nothing, unless its kinds are mixed. */
function assertFields<Row extends object>(at: string, row: object, { shape }: Model<Row>, sample: Row): void {
  const unknown = Object.keys(row).find((field) => !Object.hasOwn(shape, field))
  if (unknown !== undefined) throw invalidSnapshot(`${at}.${unknown}`, 'there is no such field')
  for (const [field, kind] of Object.entries(shape)) {
    const value: unknown = Reflect.get(row, field)
    if (value === undefined) throw invalidSnapshot(`${at}.${field}`, 'missing')
    const expected = kindOf(Reflect.get(sample, field))
    const isWrong = kind === 'required' ? kindOf(value) !== expected : kind === 'mixed' && value === null
    if (isWrong) {
      throw invalidSnapshot(`${at}.${field}`, `expected ${expected}, got ${kindOf(value)}`)
    }
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'no finite number'
  return { string: 'a text', number: 'a number', object: 'an object' }[String(typeof value)] ?? typeof value
}

function sampleContext(): ModelContext {
  return { clock: { now: () => 0, setTimer: () => () => {} }, ids: createIds('sample'), nextIndex: () => 1 }
}
