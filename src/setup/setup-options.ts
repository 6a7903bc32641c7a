import { GenesysMockError, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import type { SetupServer, setupServer } from 'msw/node'
import * as v from 'valibot'
import { mockOptionNames } from '../runtime/mock-option-names'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { expected, flagSchema, isObject } from '../runtime/schemas'

/** What MSW's `setupServer` accepts as a handler, in the version of msw that is installed. */
export type ServerHandler = Parameters<typeof setupServer>[number]

/** What MSW's `server.listen()` accepts, in the version of msw that is installed. */
export type ServerListenOptions = Parameters<SetupServer['listen']>[0]

/** The options of `setupGenesys`: those of `createGenesysMock`, and how the tests use the mock. */
export interface SetupGenesysOptions extends GenesysMockOptions {
  /**
   * MSW handlers of your own, for other services or to receive pushes. They come before those of the mock, and
   * `server.resetHandlers()` goes back to them.
   * @default []
   */
  handlers?: readonly ServerHandler[] | undefined
  /**
   * The options of MSW's `server.listen()`: `onUnhandledRequest` for msw 2, `onUnhandledFrame` for msw 3. A text under
   * one of these names counts for both.
   * @default a request that no handler matches is an error
   * @example listen: { onUnhandledRequest: 'bypass' }
   */
  listen?: ServerListenOptions | undefined
  /**
   * Whether a test fails when `genesys.warnings` has entries at its end.
   * @default false
   */
  failOnWarnings?: boolean | undefined
  /**
   * Whether a test fails when pushes are still `pending` at its end. Pushes that are under way get up to one second of
   * real time first.
   * @default false
   */
  failOnPendingPushes?: boolean | undefined
}

/** The options that concern the tests, with their defaults. */
export interface SetupSettings {
  handlers: readonly ServerHandler[]
  listen: ServerListenOptions
  failOnWarnings: boolean
  failOnPendingPushes: boolean
}

const handlerSchema = v.custom<ServerHandler>(
  (value) => isObject(value) && ('run' in value || 'predicate' in value),
  expected('an MSW handler'),
)

const setupEntries = {
  handlers: v.optional(v.array(handlerSchema, expected('an array of MSW handlers'))),
  listen: v.optional(
    v.custom<object>(isObject, expected('the options of server.listen(), as { onUnhandledRequest }')),
  ),
  failOnWarnings: v.optional(flagSchema),
  failOnPendingPushes: v.optional(flagSchema),
}

/** The mock itself checks its own options. */
const optionsSchema = optionsOf(
  {
    ...setupEntries,
    ...Object.fromEntries(mockOptionNames.map((name) => [name, v.optional(v.unknown())])),
  },
  'an object of options',
)

/** @throws GenesysMockError `INVALID_OPTION` */
export function splitSetupOptions(options: SetupGenesysOptions): {
  settings: SetupSettings
  mockOptions: GenesysMockOptions
} {
  const reason = problemIn(optionsSchema, options, '', 'options')
  if (reason !== undefined) {
    throw new GenesysMockError('INVALID_OPTION', {
      action: 'set up the mock for the tests',
      reason,
      remedy: 'Correct this option, or leave it out for its default.',
    })
  }
  const { handlers, listen, failOnWarnings, failOnPendingPushes, ...mockOptions } = options
  const settings: SetupSettings = {
    handlers: handlers ?? [],
    listen: listenOptions(listen ?? {}),
    failOnWarnings: failOnWarnings ?? false,
    failOnPendingPushes: failOnPendingPushes ?? false,
  }
  return { settings, mockOptions }
}

/** What becomes of requests that no handler matches: its name in msw 2, and in msw 3. */
const unhandledNames = ['onUnhandledRequest', 'onUnhandledFrame']

/** Gives the strategy under both names, because each version of msw ignores the name of the other. */
function listenOptions(listen: object): ServerListenOptions {
  const given = Object.entries(listen).filter(([, value]) => value !== undefined)
  const texts = given.filter(([name, value]) => unhandledNames.includes(name) && typeof value === 'string')
  const strategy = texts[0]?.[1] ?? 'error'
  return Object.fromEntries([...unhandledNames.map((name) => [name, strategy]), ...given])
}
