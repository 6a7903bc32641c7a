import * as v from 'valibot'
import { GenesysMockError } from '../errors'

/** What is being validated, for the error. */
export interface ValidationSubject {
  /** Completes "Failed to …". */
  action: string
  /** What to do about a mistake. */
  remedy: string
  /** The path that the value has itself, in front of the paths within it. */
  path?: string
}

/**
 * The value, if it is of the form that a schema describes; fields the schema doesn't know are refused too.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, naming the first field at fault by its path, as
 * `settings.chat.autoMessages[2].timeout: expected a number ≥ 0`.
 */
export function validate<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  { action, remedy, path = '' }: ValidationSubject,
): Output {
  const result = v.safeParse(schema, value, { abortEarly: true })
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
