export { type GenesysFixture, type GenesysFixtureOptions, genesysFixture } from './playwright/genesys-fixture'
export { genesysMatchers, type PlaywrightMatcher, type PlaywrightMatchers } from './playwright/matchers'
export type {
  RouteFulfillment,
  RouteHandler,
  RouteLike,
  RouteRequest,
  RouteTarget,
} from './playwright/route-target'
export { type ServedGenesys, serveGenesys } from './playwright/serve-genesys'
export type { ServeGenesysOptions } from './playwright/serve-options'
export type { GenesysMatchers, InChat, MatcherResult, WantedEvent } from './testing/matchers'
