import { GenesysMockError } from '../../errors'
import { isTooDeep } from '../../runtime/is-too-deep'
import { isObject } from '../kinds'
import { tableNames } from '../models/models'
import { problemInSnapshot } from './problem-in-snapshot'
import type { Snapshot } from './snapshot'

/**
 * A snapshot, copied from what is said to be one.
 *
 * @throws GenesysMockError `INVALID_SNAPSHOT`, naming the first field at fault by its path.
 */
export function readSnapshot(given: unknown): Snapshot {
  const copy = throughJson(given)
  if (isTooDeep(copy, mostLevels)) throw invalidSnapshot(`snapshot: nested deeper than ${mostLevels} levels`)
  const snapshot = withLaterFields(withLaterTables(copy))
  assertSnapshot(snapshot)
  return snapshot
}

/** @param reason - Begins with the path of the field at fault. */
export function invalidSnapshot(
  reason: string,
  remedy: string = usualRemedy,
  cause?: unknown,
): GenesysMockError {
  return new GenesysMockError('INVALID_SNAPSHOT', {
    action: 'restore the snapshot',
    reason,
    remedy: `${remedy} Nothing was changed.`,
    cause,
  })
}

const usualRemedy = 'Give what snapshot() returned, of this version of the package.'

/** More than what the mock itself has put into one. */
const mostLevels = 200

function throughJson(given: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(given))
  } catch (cause) {
    throw invalidSnapshot('snapshot: expected plain JSON', usualRemedy, cause)
  }
}

function assertSnapshot(value: unknown): asserts value is Snapshot {
  const problem = problemInSnapshot(value)
  if (problem !== undefined) throw invalidSnapshot(problem)
}

/** The tables that snapshots have had from the first on. One that is younger may be missing. */
const firstTables = ['session', 'event', 'file', 'profile', 'job', 'push']

function withLaterTables(snapshot: unknown): unknown {
  if (!isObject(snapshot) || !isObject(snapshot.tables)) return snapshot
  const later = tableNames().filter((name) => !firstTables.includes(name))
  const empty = Object.fromEntries(later.map((name) => [name, []]))
  return { ...snapshot, tables: { ...empty, ...snapshot.tables } }
}

/** The fields of rows that snapshots of version 0.1.0 do not have. */
const laterFields: Readonly<Record<string, object>> = {
  session: { monitored: false, downloads: 0 },
  push: { deviceType: null, responseBody: null, note: null },
}

function withLaterFields(snapshot: unknown): unknown {
  if (!isObject(snapshot) || !isObject(snapshot.tables)) return snapshot
  const tables = { ...snapshot.tables }
  for (const [name, fields] of Object.entries(laterFields)) {
    const rows = tables[name]
    if (Array.isArray(rows))
      tables[name] = rows.map((row: unknown) => (isObject(row) ? { ...fields, ...row } : row))
  }
  return { ...snapshot, tables }
}
