/** What `./vitest` and `./jest` are under the condition `browser`, where msw/node does not exist. */
export { genesysFixture, setupGenesys } from './setup/set-up-in-page'
export { genesysMatchers } from './testing/matchers'
