/** What `./vitest` and `./jest` are under the condition `browser`, where msw/node does not exist. */
export { genesysFixture, setupGenesys } from './setup/set-up-in-page'
export {
  genesysMatchers,
  type InChat,
  type MatcherContext,
  type MatcherResult,
  type WantedEvent,
} from './testing/matchers'
