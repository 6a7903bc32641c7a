import { GenesysMockError } from '../errors'
import { findHarm } from '../runtime/find-harm'
import type { ValidationSubject } from './validation-subject'

/**
 * A copy of a value that is safe to look at: a field that is there but undefined is absent, and what could
 * do harm is refused.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function toPlain(
  value: unknown,
  { action, remedy, path = '', whole = 'body' }: ValidationSubject,
): unknown {
  const harm = findHarm(value, path)
  if (!harm) return withoutUndefined(value)
  const reason = `${harm.path || path || whole}: ${harm.problem}`
  throw new GenesysMockError('INVALID_PARAMETER', { action, reason, remedy })
}

/** A copy without the fields that are undefined. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)]))
}
