import { GenesysMockError } from '../errors'

/**
 * The value of a parameter that has to be there and not empty.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function requireParameter(name: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value
  throw invalidParameter(name, 'missing', `Send ${name} in the body.`)
}

/** The error for a parameter that is missing or malformed, named by its path. */
export function invalidParameter(path: string, problem: string, remedy: string): GenesysMockError {
  return new GenesysMockError('INVALID_PARAMETER', {
    action: 'read the parameters',
    reason: `${path}: ${problem}`,
    remedy,
  })
}
