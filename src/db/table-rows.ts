import type { Database } from './database'
import type { Rows } from './models/models'

/** The rows of all tables, oldest first. */
export type TableRows = { [Name in keyof Rows]: Rows[Name][] }

/** The rows there are; live: read, don't write. */
export function allRows(db: Database): { [Name in keyof Rows]: readonly Readonly<Rows[Name]>[] } {
  return {
    session: [...db.session.all()],
    event: [...db.event.all()],
    file: [...db.file.all()],
    profile: [...db.profile.all()],
    job: [...db.job.all()],
    push: [...db.push.all()],
    fault: [...db.fault.all()],
  }
}

/** Has these rows, and no others; whoever listens to changes is not told. */
export function replaceAllRows(db: Database, rows: TableRows): void {
  db.session.replaceAll(rows.session)
  db.event.replaceAll(rows.event)
  db.file.replaceAll(rows.file)
  db.profile.replaceAll(rows.profile)
  db.job.replaceAll(rows.job)
  db.push.replaceAll(rows.push)
  db.fault.replaceAll(rows.fault)
}
