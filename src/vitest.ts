import type {} from 'vitest'
import type { GenesysMatchers } from './testing/matchers'

export {
  type GenesysMatchers,
  genesysMatchers,
  type InChat,
  type MatcherContext,
  type MatcherResult,
  type WantedEvent,
} from './testing/matchers'

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: its type parameter has to be the one of Vitest's own declaration.
  interface Matchers<T = any> extends GenesysMatchers<void> {}
}
