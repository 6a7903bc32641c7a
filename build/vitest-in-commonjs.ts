import { GenesysMockError } from 'aura-mocks-genesys-api'

/** In the place of Vitest in the CommonJS build: Vitest cannot be required, and whoever needs only the matchers need not. */
function unavailable(): never {
  throw new GenesysMockError('SETUP_FAILED', {
    action: 'set up the mock for the tests',
    reason: 'Vitest cannot be loaded by require()',
    remedy: "Write import { setupGenesys } from 'aura-mocks-genesys-api/vitest' in an ES module.",
  })
}

export {
  unavailable as afterAll,
  unavailable as afterEach,
  unavailable as beforeAll,
  unavailable as beforeEach,
  unavailable as onTestFinished,
}
export const expect = { extend: unavailable }
