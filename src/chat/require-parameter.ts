import { invalidParameter } from '../wire/invalid-parameter'

/**
 * The value of a parameter that has to be there and not empty.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function requireParameter(name: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value
  throw invalidParameter(name, 'missing', `Send ${name} in the body.`)
}
