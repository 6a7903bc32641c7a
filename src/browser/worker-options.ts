import { type GenesysMock, GenesysMockError, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import type { RequestHandler } from 'msw'
import * as v from 'valibot'
import { mockOptionNames } from '../runtime/mock-option-names'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { callable, expected, flagSchema, isObject, nameOf } from '../runtime/schemas'

/** Options of `setupGenesysWorker`: how the page is served, and those of the mock. */
export interface GenesysWorkerOptions extends GenesysMockOptions {
  /**
   * Handlers of your own, for other services, or to take pushes; they are asked before those of the mock.
   * @default []
   */
  handlers?: readonly RequestHandler[] | undefined
  /**
   * Whether a reload goes on where the page was, with all chats and what is still to happen in them. Kept in
   * `sessionStorage`, so each tab has a state of its own; of the requests, the newest 500 are kept. What your code
   * sets up after each start (a fault, say) is there twice after a reload. Profiles in the options that have changed
   * since take the place of those that were kept.
   * @default false
   */
  persist?: boolean | undefined
  /**
   * Whether all tabs of this origin share one mock: one of them holds it, the others ask that one, and when it goes,
   * another goes on in its place. The state is kept in `localStorage`, whatever `persist` says, until `forget()`.
   * @default false
   */
  share?: boolean | undefined
  /**
   * Where MSW's service worker is, which `npx msw init <public folder> --save` puts there.
   * @default '/mockServiceWorker.js'
   */
  workerUrl?: string | undefined
  /**
   * What becomes of requests that no handler answers: they go on to the network without a word, with a warning, or
   * fail.
   * @default 'bypass'
   */
  onUnhandledRequest?: 'bypass' | 'warn' | 'error' | undefined
  /**
   * Hears, once each, of what does not work as asked but need not stop the page: a state that can't be kept, say.
   * @default console.warn
   */
  onWarning?: ((message: string) => void) | undefined
  /**
   * A mock to answer with, instead of one made of the other options; `stop()` leaves it as it is.
   * @default a new one
   */
  mock?: GenesysMock | undefined
}

/** What concerns the page itself, with its defaults filled in. */
export interface WorkerSettings {
  handlers: readonly RequestHandler[]
  persist: boolean
  share: boolean
  workerUrl: string
  onUnhandledRequest: 'bypass' | 'warn' | 'error'
  onWarning(message: string): void
  mock: GenesysMock | undefined
}

const handlersSchema = v.array(
  v.custom<RequestHandler>(isHandler, expected('an MSW handler')),
  expected('an array of MSW handlers'),
)

const workerEntries = {
  handlers: v.optional(handlersSchema),
  persist: v.optional(flagSchema),
  share: v.optional(flagSchema),
  workerUrl: v.optional(nameOf('the URL of a script')),
  onUnhandledRequest: v.optional(
    v.picklist(['bypass', 'warn', 'error'], expected('"bypass", "warn" or "error"')),
  ),
  onWarning: v.optional(callable('a function')),
  mock: v.optional(v.custom<GenesysMock>(isMock, expected('a mock, as createGenesysMock() makes one'))),
}

/** What is in the options of the mock, the mock itself checks. */
const optionsSchema = optionsOf(
  {
    ...workerEntries,
    ...Object.fromEntries(mockOptionNames.map((name) => [name, v.optional(v.unknown())])),
  },
  'an object of options',
)

/** @throws GenesysMockError `INVALID_OPTION` */
export function splitOptions(options: GenesysWorkerOptions): {
  settings: WorkerSettings
  mockOptions: GenesysMockOptions
} {
  const reason = problemIn(optionsSchema, options, '', 'options')
  if (reason !== undefined) throw invalid(reason)
  const { handlers, persist, share, workerUrl, onUnhandledRequest, onWarning, mock, ...mockOptions } = options
  const settings: WorkerSettings = {
    handlers: handlers ?? [],
    persist: persist ?? false,
    share: share ?? false,
    workerUrl: workerUrl ?? '/mockServiceWorker.js',
    onUnhandledRequest: onUnhandledRequest ?? 'bypass',
    onWarning: onWarning ?? ((message) => console.warn(`[aura-mocks-genesys-api] ${message}`)),
    mock,
  }
  const [other] = Object.keys(mockOptions)
  if (mock && other) throw invalid(`${other}: expected nothing beside a mock that is made already`)
  return { settings, mockOptions }
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
export function assertHandlers(handlers: unknown): void {
  const reason = problemIn(handlersSchema, handlers, 'handlers')
  if (reason === undefined) return
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: 'use the handlers',
    reason,
    remedy: 'Give handlers as http.get() of MSW makes them, one by one.',
  })
}

function isHandler(value: unknown): boolean {
  return isObject(value) && 'run' in value
}

function isMock(value: unknown): boolean {
  return isObject(value) && 'answer' in value && typeof value.answer === 'function'
}

function invalid(reason: string): GenesysMockError {
  return new GenesysMockError('INVALID_OPTION', {
    action: 'start the mock in this page',
    reason,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}
