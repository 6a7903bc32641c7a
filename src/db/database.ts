import type { ModelApi } from '@mswjs/data'
import type { Ids } from '../runtime/ids'
import { createNewest, type Newest } from '../runtime/newest'
import type { MockTime } from '../time/agenda'
import { nextIndexAfter } from '../wire/next-index'
import type { Warning } from '../wire/warning'
import { createDbTable } from './db-table'
import { createJournal, type Journal } from './journal'
import { createLibraryModels, createRowStore } from './library'
import type { Model, ModelContext } from './models/model'
import { models, type Rows } from './models/models'
import type { DbTable } from './query'
import type { RowRules } from './row-rules'
import { createTable, type Table } from './table'

/**
 * The mock's database for tests: each table in the query language of `@mswjs/data`.
 *
 * @example
 * genesys.db.session.findFirst({ where: { state: { equals: 'active' } } })
 */
export type GenesysDb = { [Name in keyof Rows]: DbTable<Rows[Name]> }

/** All state of a mock. */
export type Database = Tables & {
  journal: Journal
  /** What real Genesys would punish; only the newest 1,000 are kept. */
  warnings: Newest<Warning>
  /** The tables' public door. */
  door: GenesysDb
  clear(): void
}

export interface DatabaseOptions {
  /** For the rows that a test writes. */
  rules: RowRules
  /** How much the journal may take. */
  requestLogBytes: number
}

export function createDatabase(
  clock: MockTime,
  ids: Ids,
  { rules, requestLogBytes }: DatabaseOptions,
): Database {
  const { models: library, database } = createLibraryModels()
  const context: ModelContext = {
    clock,
    ids,
    nextIndex: (chatId) => nextIndexAfter(tables.event.of(chatId)),
    hasEvent: (id) => tables.event.get(id) !== undefined,
  }
  const table = <Row extends object>(
    name: keyof Rows,
    model: Model<Row>,
    rows: Map<string, Row>,
  ): Table<Row> => createTable<Row>(model, createRowStore(database, name, rows), context)
  const tables: Tables = {
    session: table('session', models.session, database.getModel('session')),
    event: table('event', models.event, database.getModel('event')),
    file: table('file', models.file, database.getModel('file')),
    profile: table('profile', models.profile, database.getModel('profile')),
    job: table('job', models.job, database.getModel('job')),
    push: table('push', models.push, database.getModel('push')),
    fault: table('fault', models.fault, database.getModel('fault')),
  }
  const journal = createJournal(requestLogBytes)
  const warnings = createNewest<Warning>({ most: 1_000 })

  return {
    ...tables,
    journal,
    warnings,
    door: createDoor(tables, library, rules),
    clear() {
      for (const each of Object.values(tables)) each.clear()
      journal.clear()
      warnings.clear()
    },
  }
}

type Tables = { [Name in keyof Rows]: Table<Rows[Name]> }
type Library = { [Name in keyof Rows]: ModelApi<Rows[Name]> }

function createDoor(tables: Tables, library: Library, rules: RowRules): GenesysDb {
  return {
    session: door('session', models.session, tables.session, library.session, rules.session),
    event: door('event', models.event, tables.event, library.event, rules.event),
    file: door('file', models.file, tables.file, library.file, rules.file),
    profile: door('profile', models.profile, tables.profile, library.profile, rules.profile),
    job: door('job', models.job, tables.job, library.job, rules.job),
    push: door('push', models.push, tables.push, library.push, rules.push),
    fault: door('fault', models.fault, tables.fault, library.fault, rules.fault),
  }
}

function door<Row extends object>(
  name: string,
  model: Model<Row>,
  table: Table<Row>,
  library: ModelApi<Row>,
  problemInRow: (row: Partial<Row>, path: string) => string | undefined,
): DbTable<Row> {
  return createDbTable<Row>({ name, model, table, library, problemInRow })
}
