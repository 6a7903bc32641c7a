import type { GenesysMock } from 'aura-mocks-genesys-api'
import type { SetupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, type TestAPI } from 'vitest'
import { genesysMatchers } from '../testing/matchers'
import { createTestSetup, type GenesysSetup, type GenesysTestSetup } from './create-test-setup'
import { setUpWithHooks } from './set-up-with-hooks'
import { type SetupGenesysOptions, splitSetupOptions } from './setup-options'

/**
 * Sets up the mock for the tests of a file: makes it, lets MSW intercept requests before all tests, resets it after
 * each, and ends it after all. Adds the matchers to `expect`.
 *
 * After each test it waits for the pushes that are under way (one second of real time at most), fails the test if an
 * option says so, and resets the mock and the handlers in any case, whatever fake timers the test has left. Tests of
 * `test.concurrent` share the mock; it is reset when the last of those that run at the same time has ended.
 *
 * @throws GenesysMockError `SETUP_FAILED` where Vitest has no hooks; `INVALID_OPTION` and `INVALID_PARAMETER`, naming the option.
 * @example
 * const { genesys, server } = setupGenesys({ failOnWarnings: true })
 */
export function setupGenesys(options: SetupGenesysOptions = {}): GenesysSetup {
  return setUpWithHooks(options, 'Vitest', (setup) => {
    if (isInsideTest()) throw new Error('a test is running')
    const tests = runningTests()
    beforeAll(setup.start)
    beforeEach(({ task }) => tests.begin(task))
    afterEach(({ task }) => tests.end(task, setup))
    afterAll(setup.stop)
    expect.extend(genesysMatchers)
  })
}

/** The tests that run at the same time, and share a mock: it is reset when the last of them has ended. */
function runningTests() {
  const running = new Set<object>()
  return {
    begin(test: object): void {
      running.add(test)
    },
    async end(test: object, { reset }: GenesysTestSetup): Promise<void> {
      running.delete(test)
      if (running.size === 0) await reset()
    },
  }
}

/** Inside of a test, Vitest accepts hooks and never runs them. */
function isInsideTest(): boolean {
  try {
    onTestFinished(() => {})
    return true
  } catch {
    return false
  }
}

/** What `genesysFixture` gives to a test. */
export interface GenesysFixtures {
  /** The mock, reset after each test. Every test gets it, whether it names it or not. */
  genesys: GenesysMock
  /** MSW's server; its handlers are reset after each test. */
  server: SetupServer
  /** Started before the first test of a file, stopped after the last. */
  genesysSetup: GenesysTestSetup
}

/**
 * What `test.extend` accepts, in the version of Vitest that is installed. Vitest does not export this type, but two
 * methods of `test` name it: `override` in newer versions, `scoped` in older ones.
 */
export type GenesysFixture =
  TestAPI<GenesysFixtures> extends { override(fixtures: Partial<infer Fixtures>): unknown }
    ? Fixtures
    : TestAPI<GenesysFixtures> extends { scoped(fixtures: Partial<infer Fixtures>): unknown }
      ? Fixtures
      : never

/**
 * The same as `setupGenesys`, as fixtures for `test.extend`: every test of the extended `test` has the mock, and gets
 * it as `genesys`, with MSW's server as `server`. Adds the matchers to `expect`.
 *
 * @throws GenesysMockError `INVALID_OPTION`, naming the option; for an option of the mock itself when the first test starts.
 * @example
 * const test = base.extend(genesysFixture({ failOnWarnings: true }))
 *
 * test('the agent greets the customer', async ({ genesys }) => {
 *   await genesys.waitFor.push('Hello!')
 * })
 */
export function genesysFixture(options: SetupGenesysOptions = {}): GenesysFixture {
  splitSetupOptions(options)
  const tests = runningTests()
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
        const test = {}
        tests.begin(test)
        await use(genesysSetup.genesys)
        await tests.end(test, genesysSetup)
      },
      { auto: true },
    ],
    server: async ({ genesysSetup }, use) => use(genesysSetup.server),
  }
}
