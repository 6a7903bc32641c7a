import { createGenesysMock, type GenesysMock } from 'aura-mocks-genesys-api'
import { type SetupServer, setupServer } from 'msw/node'
import { claimInterception } from './claim-interception'
import { assertCleanEnd, settlePushes } from './end-of-test'
import { setupFailed } from './setup-failed'
import { type SetupGenesysOptions, splitSetupOptions } from './setup-options'

/** What a test works with. */
export interface GenesysSetup {
  /** The mock. */
  readonly genesys: GenesysMock
  /** MSW's server, with your handlers and those of the mock. */
  readonly server: SetupServer
}

/** A mock and MSW's server for it, and the functions that a test runner calls. */
export interface GenesysTestSetup extends GenesysSetup {
  /**
   * Starts to intercept requests. For the hook before all tests.
   *
   * @throws GenesysMockError `SETUP_FAILED` when another set-up has started and not stopped, or this one did before.
   */
  start(): Promise<void>
  /**
   * Ends a test: waits for the pushes that are under way, fails the test if an option says so, and resets the mock and
   * the handlers in any case. For the hook after each test.
   *
   * @throws GenesysMockError `TEST_NOT_CLEAN`, see the options `failOnWarnings` and `failOnPendingPushes`.
   */
  reset(): Promise<void>
  /** Ends the interception, and the mock. For the hook after all tests. */
  stop(): Promise<void>
}

/** @throws GenesysMockError `INVALID_OPTION`, or what `createGenesysMock` throws. */
export function createTestSetup(options: SetupGenesysOptions): GenesysTestSetup {
  const { settings, mockOptions } = splitSetupOptions(options)
  const genesys = createGenesysMock(mockOptions)
  const server = setupServer(...settings.handlers, ...genesys.handlers)
  let stage: 'new' | 'started' | 'stopped' = 'new'
  let release = (): void => {}

  return {
    genesys,
    server,
    // Runners pass arguments to hooks, and wait for a callback if a function declares one: these declare none.
    start: async () => {
      if (stage !== 'new') throw startedBefore(stage)
      release = claimInterception()
      server.listen(settings.listen)
      stage = 'started'
    },
    reset: async () => {
      try {
        await settlePushes(genesys)
        assertCleanEnd(genesys, settings)
      } finally {
        genesys.reset()
        server.resetHandlers()
      }
    },
    stop: async () => {
      if (stage === 'started') server.close()
      stage = 'stopped'
      release()
      genesys.dispose()
    },
  }
}

function startedBefore(stage: 'started' | 'stopped') {
  return stage === 'started'
    ? setupFailed('it has been started already', 'Call start() once, before all tests.')
    : setupFailed(
        'it has been stopped, and its mock disposed of',
        'Call setupGenesys() again for more tests.',
      )
}
