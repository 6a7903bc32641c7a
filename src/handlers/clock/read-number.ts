import { requireParameter } from '../../chat/require-parameter'
import { invalidParameter } from '../../wire/invalid-parameter'

/**
 * The number that a field holds, of JSON or of a form.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function readNumber(fields: ReadonlyMap<string, string>, name: string): number {
  const text = requireParameter(name, fields.get(name)?.trim())
  const number = Number(text)
  if (!Number.isNaN(number)) return number
  throw invalidParameter(name, `expected a number, got "${text}"`, 'Send it in digits, as 0.5.')
}
