import type {} from 'vitest'
import type { GenesysMatchers } from './testing/matchers'

export type { GenesysSetup, GenesysTestSetup } from './setup/create-test-setup'
export {
  type GenesysFixture,
  type GenesysFixtures,
  genesysFixture,
  setupGenesys,
} from './setup/set-up-in-vitest'
export type { ServerHandler, ServerListenOptions, SetupGenesysOptions } from './setup/setup-options'
export {
  type GenesysMatchers,
  genesysMatchers,
  type InChat,
  type MatcherContext,
  type MatcherResult,
  type WantedEvent,
} from './testing/matchers'

declare module 'vitest' {
  // For `expect.toHavePushed()`, which can stand for a mock inside of `toEqual`.
  interface AsymmetricMatchersContaining extends GenesysMatchers<unknown> {}
}

// Vitest's own interface of matchers has one type parameter in version 4 and two in version 5, and all declarations of
// an interface must have the same. Both versions offer what Chai's assertions have.
declare global {
  namespace Chai {
    interface Assertion extends GenesysMatchers<void> {}
  }
}
