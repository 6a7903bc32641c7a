import type {} from 'expect'
import type { GenesysMatchers } from './testing/matchers'

export type { GenesysSetup } from './setup/create-test-setup'
export { setupGenesys } from './setup/set-up-in-jest'
export type { ServerHandler, ServerListenOptions, SetupGenesysOptions } from './setup/setup-options'
export {
  type GenesysMatchers,
  genesysMatchers,
  type InChat,
  type MatcherContext,
  type MatcherResult,
  type WantedEvent,
} from './testing/matchers'

// For those who import `expect` from @jest/globals.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends GenesysMatchers<R> {}
  // For `expect.toHavePushed()`, which can stand for a mock inside of `toEqual`.
  interface AsymmetricMatchers extends GenesysMatchers<unknown> {}
}

// For those who use the global one, with @types/jest.
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: its type parameters have to be those of the declaration in @types/jest.
    interface Matchers<R, T = {}> extends GenesysMatchers<R> {}
    interface Expect extends GenesysMatchers<unknown> {}
    interface InverseAsymmetricMatchers extends GenesysMatchers<unknown> {}
  }
}
