import {
  createGenesysMock,
  type GenesysMock,
  GenesysMockError,
  type GenesysMockOptions,
} from 'aura-mocks-genesys-api'
import type { RouteTarget } from './route-target'
import { serveGenesys } from './serve-genesys'
import type { ServeGenesysOptions } from './serve-options'

/** Options of `genesysFixture`: those of the mock, and of `serveGenesys`. */
export interface GenesysFixtureOptions extends GenesysMockOptions, ServeGenesysOptions {}

/** A fixture for `test.extend` of Playwright. */
export type GenesysFixture = (
  fixtures: { context: RouteTarget },
  use: (genesys: GenesysMock) => Promise<void>,
) => Promise<void>

/**
 * Makes a fixture that gives each test a mock of its own, which serves all pages of the test. A test that should be
 * served has to name the fixture, unless it is `auto`.
 *
 * @param options - Those of the mock, or a function that returns them for each test, so that each has its own clock.
 * @throws GenesysMockError `INVALID_PARAMETER` here if `options` is neither; `INVALID_OPTION` in the test.
 * @example
 * export const test = base.extend<{ genesys: GenesysMock }>({
 *   genesys: genesysFixture(() => ({ clock: manualClock() })),
 * })
 */
export function genesysFixture(
  options: GenesysFixtureOptions | (() => GenesysFixtureOptions) = {},
): GenesysFixture {
  if (!['object', 'function'].includes(typeof options) || options === null)
    throw new GenesysMockError('INVALID_PARAMETER', {
      action: 'make a fixture',
      reason: `options: expected an object of options, or a function that returns one, got ${String(options)}`,
      remedy: 'Call genesysFixture({ clock: manualClock() }), or genesysFixture().',
    })
  // Playwright reads the names of the fixtures from the text of the function.
  return async ({ context }, use) => {
    const { onWarning, ...mockOptions } = typeof options === 'function' ? options() : options
    const genesys = createGenesysMock(mockOptions)
    const served = await serveGenesys(context, genesys, { onWarning })
    try {
      await use(genesys)
    } finally {
      await served.stop()
      genesys.dispose()
    }
  }
}
