import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { genesysMatchers } from '../testing/matchers'
import { createTestSetup, type GenesysTestSetup } from './create-test-setup'
import { type GenesysSetup, setUpWithHooks } from './set-up-with-hooks'
import type { SetupGenesysOptions } from './setup-options'

/**
 * Sets up the mock for the tests of a file: makes it, lets MSW intercept requests before all tests, resets it after
 * each, and ends it after all. Adds the matchers to `expect`.
 *
 * After each test it waits for the pushes that are under way (two seconds of real time at most), fails the test if an
 * option says so, and resets the mock and the handlers in any case, whatever fake timers the test has left. Tests of
 * `test.concurrent` share the mock; it is reset when the last of those that run at the same time has ended.
 *
 * @throws GenesysMockError `SETUP_FAILED` where Vitest has no hooks; `INVALID_OPTION` and `INVALID_PARAMETER`, naming the option.
 * @example
 * const { genesys, server } = setupGenesys({ failOnWarnings: true })
 */
export function setupGenesys(options: SetupGenesysOptions = {}): GenesysSetup {
  return setUpWithHooks(options, 'Vitest', (setup) => {
    const running = new Set<string>()
    beforeAll(setup.start)
    beforeEach(({ task }) => {
      running.add(task.id)
    })
    afterEach(async ({ task }) => {
      running.delete(task.id)
      if (running.size === 0) await setup.reset()
    })
    afterAll(setup.stop)
    expect.extend(genesysMatchers)
  })
}

/** Gives a value to a test, and resolves when the test has ended. */
type Use<Value> = (value: Value) => Promise<void>

/** Fixtures for `test.extend`, as `genesysFixture` makes them. */
export interface GenesysFixture {
  /** Started before the first test of a file that needs it, stopped after the last. */
  genesysSetup: [(context: object, use: Use<GenesysTestSetup>) => Promise<void>, { scope: 'file' }]
  /** The mock, reset after each test. Each test gets it, whether it names it or not. */
  genesys: [
    (context: { genesysSetup: GenesysTestSetup }, use: Use<GenesysTestSetup['genesys']>) => Promise<void>,
    { auto: true },
  ]
  /** MSW's server; its handlers are reset after each test. */
  server: (context: { genesysSetup: GenesysTestSetup }, use: Use<GenesysTestSetup['server']>) => Promise<void>
}

/**
 * The same as `setupGenesys`, as fixtures for `test.extend`: every test of the extended `test` has the mock, and gets
 * it as `genesys`, with MSW's server as `server`. Adds the matchers to `expect`.
 *
 * @throws GenesysMockError `INVALID_OPTION` and `INVALID_PARAMETER`, naming the option, when the first test starts.
 * @example
 * const test = base.extend(genesysFixture({ failOnWarnings: true }))
 *
 * test('the agent greets the customer', async ({ genesys }) => {
 *   await genesys.waitFor.push('Hello!')
 * })
 */
export function genesysFixture(options: SetupGenesysOptions = {}): GenesysFixture {
  return {
    genesysSetup: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures it needs from the pattern.
      async ({}, use) => {
        const setup = createTestSetup(options)
        expect.extend(genesysMatchers)
        await setup.start()
        await use(setup)
        await setup.stop()
      },
      { scope: 'file' },
    ],
    genesys: [
      async ({ genesysSetup }, use) => {
        await use(genesysSetup.genesys)
        await genesysSetup.reset()
      },
      { auto: true },
    ],
    server: async ({ genesysSetup }, use) => use(genesysSetup.server),
  }
}
