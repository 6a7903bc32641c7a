import type { Rows } from './models/models'

/**
 * In what a row breaks the rules of the API, with the path of the field, as `row.settings.chat.idle: missing`;
 * undefined: in nothing. What is left out of a row gets its default.
 */
export type RowRules = {
  readonly [Name in keyof Rows]: (row: Partial<Rows[Name]>, path: string) => string | undefined
}
