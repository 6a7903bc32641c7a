import { type GenesysMock, GenesysMockError, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import type { RequestHandler } from 'msw'

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

/** @throws GenesysMockError `INVALID_OPTION` */
export function splitOptions(options: GenesysWorkerOptions): {
  settings: WorkerSettings
  mockOptions: GenesysMockOptions
} {
  if (typeof options !== 'object' || options === null) throw invalid('options', 'an object of options')
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
  assertSettings(settings)
  const [other] = Object.keys(mockOptions)
  if (mock && other) throw invalid(other, 'nothing beside a mock that is made already')
  return { settings, mockOptions }
}

function assertSettings(settings: WorkerSettings): void {
  const { handlers, persist, share, workerUrl, onUnhandledRequest, onWarning, mock } = settings
  const isHandler = (handler: unknown): boolean =>
    typeof handler === 'object' && handler !== null && 'run' in handler
  if (!Array.isArray(handlers) || !handlers.every(isHandler))
    throw invalid('handlers', 'an array of MSW handlers')
  if (typeof persist !== 'boolean') throw invalid('persist', 'true or false')
  if (typeof share !== 'boolean') throw invalid('share', 'true or false')
  if (typeof workerUrl !== 'string' || workerUrl === '') throw invalid('workerUrl', 'the URL of a script')
  if (!['bypass', 'warn', 'error'].includes(onUnhandledRequest)) {
    throw invalid('onUnhandledRequest', '"bypass", "warn" or "error"')
  }
  if (typeof onWarning !== 'function') throw invalid('onWarning', 'a function')
  if (mock !== undefined && typeof mock?.answer !== 'function') {
    throw invalid('mock', 'a mock, as createGenesysMock() makes one')
  }
}

function invalid(option: string, expected: string): GenesysMockError {
  return new GenesysMockError('INVALID_OPTION', {
    action: 'start the mock in this page',
    reason: `${option}: expected ${expected}`,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}
