import { genesysMatchers } from '../testing/matchers'
import type { GenesysSetup } from './create-test-setup'
import { findJest } from './find-jest'
import { setUpWithHooks } from './set-up-with-hooks'
import type { SetupGenesysOptions } from './setup-options'

/**
 * Sets up the mock for the tests of a file: makes it, lets MSW intercept requests before all tests, resets it after
 * each, and ends it after all. Adds the matchers to `expect`.
 *
 * After each test it waits for the pushes that are under way (one second of real time at most), fails the test if an
 * option says so, and resets the mock and the handlers in any case, whatever fake timers the test has left. Jest runs
 * no hooks around `test.concurrent`: such tests share the mock, and nothing resets it between them.
 *
 * @throws GenesysMockError `SETUP_FAILED` where Jest has no hooks; `INVALID_OPTION` and `INVALID_PARAMETER`, naming the option.
 * @example
 * const { genesys, server } = setupGenesys({ failOnWarnings: true })
 */
export function setupGenesys(options: SetupGenesysOptions = {}): GenesysSetup {
  return setUpWithHooks(options, 'Jest', (setup) => {
    const { beforeAll, afterEach, afterAll, expect } = findJest()
    // Inside of a test, Jest takes hooks without a word and fails the test later.
    const { currentTestName } = expect.getState()
    if (currentTestName !== undefined) throw new Error(`the test "${currentTestName}" is running`)
    beforeAll(setup.start)
    afterEach(setup.reset)
    afterAll(setup.stop)
    expect.extend(genesysMatchers)
  })
}
