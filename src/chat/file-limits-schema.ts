import * as v from 'valibot'
import { objectOf } from '../runtime/object-of'
import type { FileLimits } from '../wire/file-limits'
import { validate } from './validate'

const countExpected = 'expected an integer ≥ 0'
const count = v.pipe(v.number(countExpected), v.safeInteger(countExpected), v.minValue(0, countExpected))
const endingExpected = 'expected a name ending in lower case, as "pdf"'

/** The form of `settings.chat.fileLimits` and of the option `limits`. */
export const fileLimitsSchema: v.GenericSchema<unknown, Partial<FileLimits>> = objectOf(
  {
    uploadMaxFiles: v.exactOptional(count),
    uploadMaxFileSize: v.exactOptional(count),
    uploadMaxTotalSize: v.exactOptional(count),
    uploadFileTypes: v.exactOptional(
      v.array(
        v.pipe(v.string(endingExpected), v.regex(/^[^A-Z.:]+$/, endingExpected)),
        'expected an array of name endings',
      ),
    ),
    uploadNeedAgent: v.exactOptional(v.boolean('expected true or false')),
    downloadAttempts: v.exactOptional(count),
    enforceDownloadAttempts: v.exactOptional(v.boolean('expected true or false')),
    deleteFile: v.exactOptional(v.string('expected a text')),
  },
  'an object of limits',
)

/**
 * The option `limits`.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function validateFileLimits(limits: unknown): Partial<FileLimits> {
  const subject = {
    action: 'create the mock',
    path: 'limits',
    remedy: 'Correct this limit, or leave it out.',
  }
  return validate(fileLimitsSchema, limits, subject)
}
