import type { Database } from '../database'
import { fromJournaledRequest, toJournaledRequest } from '../kept-request'
import { type Rows, tableNames } from '../models/models'
import type { Table } from '../table'
import type { Snapshot } from './snapshot'

/** What a snapshot keeps of a database: the rows of each table, and the logs. Live: read, don't write. */
export function contentOf(db: Database): object {
  return {
    tables: Object.fromEntries(tableNames().map((name): [string, object[]] => [name, [...db[name].all()]])),
    requests: db.journal.all().map(toJournaledRequest),
    warnings: db.warnings.all(),
  }
}

/** Puts into an empty database what a snapshot has kept, and tells nobody. */
export function load(
  db: Database,
  { tables, requests, warnings }: Pick<Snapshot, 'tables' | 'requests' | 'warnings'>,
): void {
  const empty: { [Name in keyof Rows]: Table<Rows[Name]> } = db
  const loadTable = <Name extends keyof Rows>(name: Name): void => empty[name].replaceAll(tables[name])
  tableNames().forEach(loadTable)
  for (const request of requests) db.journal.keep(fromJournaledRequest(request))
  warnings.forEach(db.warnings.add)
}
