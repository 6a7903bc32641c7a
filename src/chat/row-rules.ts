import type * as v from 'valibot'
import type { RowRules } from '../db/row-rules'
import { findHarm } from '../runtime/find-harm'
import { isTooDeep } from '../runtime/is-too-deep'
import { problemIn } from '../runtime/parse'
import { faultRowSchema } from './fault-row-schema'
import {
  eventRowSchema,
  fileRowSchema,
  jobRowSchema,
  profileRowSchema,
  pushRowSchema,
  sessionRowSchema,
} from './row-schemas'
import { withoutUndefined } from './to-plain'

/** More than the API lets in, with what the mock puts around it. */
const mostLevels = 150

/** The rules for rows from outside: what the API would not let in must not come in by `genesys.db` or a snapshot. */
export const rowRules: RowRules = {
  session: (row, path) => problemInRow(sessionRowSchema, row, path) ?? problemInPart(row.settings, path),
  event: (row, path) => problemInRow(eventRowSchema, row, path),
  file: (row, path) => problemInRow(fileRowSchema, row, path),
  profile: (row, path) => problemInRow(profileRowSchema, row, path) ?? problemInPart(row.settings, path),
  job: (row, path) => problemInRow(jobRowSchema, row, path),
  push: (row, path) => problemInRow(pushRowSchema, row, path),
  fault: (row, path) => problemInRow(faultRowSchema, row, path),
}

function problemInRow(schema: v.GenericSchema, row: object, path: string): string | undefined {
  if (isTooDeep(row, mostLevels)) return `${path}: nested deeper than ${mostLevels} levels`
  return problemIn(schema, withoutUndefined(row), path)
}

/** What a profile must not hold, whatever its form. */
function problemInPart(settings: unknown, path: string): string | undefined {
  const harm = findHarm(settings, `${path}.settings`)
  return harm && `${harm.path || `${path}.settings`}: ${harm.problem}`
}
