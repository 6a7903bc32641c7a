import { type Database, factory, primaryKey } from '@mswjs/data'
import { DATABASE_INSTANCE, ENTITY_TYPE, PRIMARY_KEY } from '@mswjs/data/lib/glossary'
import type { Model } from './models/model'
import { models, type Rows } from './models/models'
import type { RowStore } from './table'

/**
 * The models in `@mswjs/data`, which keeps the rows and answers queries. What it stores and returns are
 * live rows. Its own look-ups by key scan the table, so the keyed maps beneath it are given out too.
 */
export function createLibraryModels() {
  const library = factory<Rows>({
    session: definitionOf(models.session),
    event: definitionOf(models.event),
    file: definitionOf(models.file),
    profile: definitionOf(models.profile),
    job: definitionOf(models.job),
    push: definitionOf(models.push),
    fault: definitionOf(models.fault),
  })
  return { models: library, database: library[DATABASE_INSTANCE] }
}

function definitionOf<Row>(model: Model<Row>) {
  // Of what kind its other fields are, the library asks only where it makes or changes a row itself.
  const properties = Object.keys(model.shape).map(
    (key) => [key, key === model.primaryKey ? primaryKey(String) : String] as const,
  )
  return Object.fromEntries(properties)
}

/** Where the library keeps the rows of a model. */
export function createRowStore<Row extends object>(
  database: Database<Rows>,
  name: keyof Rows,
  rows: Map<string, Row>,
): RowStore<Row> {
  const { primaryKey } = models[name]
  const marks = { [ENTITY_TYPE]: name, [PRIMARY_KEY]: primaryKey }

  return {
    rows,
    // Not the library's `create`, which copies a row four times over, and looks for what a model has completed.
    create(row) {
      const kept = Object.assign(row, marks)
      rows.set(String(Reflect.get(row, primaryKey)), kept)
      return kept
    },
    delete: (key) => database.delete(name, key),
  }
}
