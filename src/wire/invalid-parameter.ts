import { GenesysMockError } from '../errors'

/** The error for a parameter that is missing or malformed, named by its path. */
export function invalidParameter(path: string, problem: string, remedy: string): GenesysMockError {
  return new GenesysMockError('INVALID_PARAMETER', {
    action: 'read the parameters',
    reason: `${path}: ${problem}`,
    remedy,
  })
}
