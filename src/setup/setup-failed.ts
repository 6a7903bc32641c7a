import { GenesysMockError } from 'aura-mocks-genesys-api'

/** The error for a set-up that cannot work where it is called. */
export function setupFailed(reason: string, remedy: string, cause?: unknown): GenesysMockError {
  return new GenesysMockError('SETUP_FAILED', {
    action: 'set up the mock for the tests',
    reason,
    remedy,
    cause,
  })
}
