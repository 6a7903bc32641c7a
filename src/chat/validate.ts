import type * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { parse } from '../runtime/parse'
import { toPlain } from './to-plain'
import type { ValidationSubject } from './validation-subject'

/**
 * The value, if it is of the form that a schema describes; unknown fields are rejected too.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, naming the first field at fault by its path, as
 * `settings.chat.autoMessages[2].timeout: expected a number ≥ 0`.
 */
export function validate<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  subject: ValidationSubject,
): Output {
  const { action, remedy, path = '', whole = 'body' } = subject
  const parsed = parse(schema, toPlain(value, subject), path, path || whole)
  if (parsed.problem === undefined) return parsed.output
  throw new GenesysMockError('INVALID_PARAMETER', { action, reason: parsed.problem, remedy })
}
