import { setupFailed } from './setup-failed'

/** In the place of `setupGenesys` where modules are resolved for a browser: MSW has no server there. */
export function setupGenesys(): never {
  throw noServer()
}

/** In the place of `genesysFixture`, for the same reason. */
export function genesysFixture(): never {
  throw noServer()
}

function noServer() {
  return setupFailed(
    'modules are resolved for a browser here, where msw/node does not exist',
    "In a page use setupGenesysWorker() of aura-mocks-genesys-api/browser. For Jest with jsdom, use the environment jest-fixed-jsdom, or testEnvironmentOptions: { customExportConditions: [''] }.",
  )
}
