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
import { createTable, type Table } from './table'

/**
 * The mock's database for tests: each table in the query language of `@mswjs/data`.
 *
 * @example
 * genesys.db.session.findFirst({ where: { state: { equals: 'active' } } })
 */
export type GenesysDb = { [Name in keyof Rows]: DbTable<Rows[Name]> }

/** All state of a mock. */
export type Database = { [Name in keyof Rows]: Table<Rows[Name]> } & {
  journal: Journal
  /** What real Genesys would punish; only the newest 1,000 are kept. */
  warnings: Newest<Warning>
  /** The tables' public door. */
  door: GenesysDb
  clear(): void
}

/** @param requestLogBytes - How much the journal may take. */
export function createDatabase(clock: MockTime, ids: Ids, requestLogBytes: number): Database {
  const { models: library, database } = createLibraryModels()
  const context: ModelContext = {
    clock,
    ids,
    nextIndex: (chatId) => nextIndexAfter(tables.event.of(chatId)),
  }
  const table = <Row extends object>(
    name: keyof Rows,
    model: Model<Row>,
    rows: Map<string, Row>,
  ): Table<Row> => createTable<Row>(model, createRowStore(database, name, rows), context)
  const tables: { [Name in keyof Rows]: Table<Rows[Name]> } = {
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
    door: {
      session: door('session', models.session, tables.session, library.session),
      event: door('event', models.event, tables.event, library.event),
      file: door('file', models.file, tables.file, library.file),
      profile: door('profile', models.profile, tables.profile, library.profile),
      job: door('job', models.job, tables.job, library.job),
      push: door('push', models.push, tables.push, library.push),
      fault: door('fault', models.fault, tables.fault, library.fault),
    },
    clear() {
      for (const each of Object.values(tables)) each.clear()
      journal.clear()
      warnings.clear()
    },
  }
}

function door<Row extends object>(
  name: string,
  model: Model<Row>,
  table: Table<Row>,
  library: ModelApi<Row>,
): DbTable<Row> {
  return createDbTable<Row>({ name, model, table, library })
}
