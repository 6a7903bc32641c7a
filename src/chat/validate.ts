import * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { toPlain } from './to-plain'
import type { ValidationSubject } from './validation-subject'

/**
 * The value, if it is of the form that a schema describes; fields the schema doesn't know are refused too.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, naming the first field at fault by its path, as
 * `settings.chat.autoMessages[2].timeout: expected a number ≥ 0`.
 */
export function validate<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  subject: ValidationSubject,
): Output {
  const { action, remedy, path = '' } = subject
  const result = v.safeParse(schema, toPlain(value, subject), { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const at = pathOf(path, issue) || 'body'
  throw new GenesysMockError('INVALID_PARAMETER', { action, reason: `${at}: ${issue.message}`, remedy })
}

function pathOf(path: string, issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((item) => item.key)
  const parts = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return `${path}${parts.join('')}`.replace(/^\./, '')
}
