import { createTestSetup, type GenesysTestSetup } from './create-test-setup'
import type { SetupGenesysOptions } from './setup-options'

/**
 * Sets up the mock for any test runner: makes it, with MSW's server, and the functions for the runner's hooks. They can
 * be passed on as they are.
 *
 * @throws GenesysMockError `INVALID_OPTION` and `INVALID_PARAMETER`, naming the option.
 * @example
 * const mock = setupGenesys({ failOnWarnings: true })
 * before(mock.start)
 * afterEach(mock.reset)
 * after(mock.stop)
 */
export function setupGenesys(options: SetupGenesysOptions = {}): GenesysTestSetup {
  return createTestSetup(options)
}
