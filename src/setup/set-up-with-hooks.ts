import { GenesysMockError } from 'aura-mocks-genesys-api'
import { createTestSetup, type GenesysSetup, type GenesysTestSetup } from './create-test-setup'
import { setupFailed } from './setup-failed'
import type { SetupGenesysOptions } from './setup-options'

/**
 * Makes a mock and lets a test runner start, reset and stop it.
 *
 * @param register - Registers the hooks; whatever it throws means that there are none here.
 * @throws GenesysMockError `SETUP_FAILED`, with what `register` threw as its cause; `INVALID_OPTION`.
 */
export function setUpWithHooks(
  options: SetupGenesysOptions,
  runner: string,
  register: (setup: GenesysTestSetup) => void,
): GenesysSetup {
  const setup = createTestSetup(options)
  try {
    register(setup)
  } catch (error) {
    setup.genesys.dispose()
    if (error instanceof GenesysMockError) throw error
    throw setupFailed(
      `${runner} has no hooks here`,
      `Call setupGenesys() in a test file or in a set-up file of ${runner}, outside of tests and hooks. Elsewhere use setupGenesys() of aura-mocks-genesys-api/node, and call its start, reset and stop.`,
      error,
    )
  }
  const { genesys, server } = setup
  return { genesys, server }
}
