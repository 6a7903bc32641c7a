/**
 * The part of `@mswjs/data` 0.16 that this package uses, in our own words: its own declarations do not
 * compile without `skipLibCheck`, and know a free-form object only as `Object`.
 */
declare module '@mswjs/data' {
  import type { DATABASE_INSTANCE } from '@mswjs/data/lib/glossary'

  export interface PrimaryKey {
    getPrimaryKeyValue(): string
  }
  type Property = PrimaryKey | (() => unknown)

  export interface BulkQuery {
    where: object
    strict?: boolean
    orderBy?: object
    take?: number
    skip?: number
    cursor?: string | null
  }
  export interface ModelApi<Row> {
    findMany(query: BulkQuery): Row[]
    getAll(): Row[]
  }
  export interface Database<Rows> {
    getModel<Name extends keyof Rows>(name: Name): Map<string, Rows[Name]>
    delete(name: keyof Rows, primaryKey: string): void
  }

  export function primaryKey(getter: () => string): PrimaryKey
  export function factory<Rows extends object>(
    definitions: {
      [Name in keyof Rows]: { [field: string]: Property }
    },
  ): { [Name in keyof Rows]: ModelApi<Rows[Name]> } & { [DATABASE_INSTANCE]: Database<Rows> }
}

declare module '@mswjs/data/lib/glossary' {
  export const DATABASE_INSTANCE: unique symbol
  /** On each row: the name of its model, and that of its key. */
  export const ENTITY_TYPE: unique symbol
  export const PRIMARY_KEY: unique symbol
}
