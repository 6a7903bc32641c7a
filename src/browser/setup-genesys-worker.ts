import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import type { RequestHandler } from 'msw'
import type { SetupWorker } from 'msw/browser'
import { deliverPushesBy } from './deliver-pushes'
import type { KeepStateParts } from './keep-state'
import { assertServiceWorkers } from './not-started'
import { ownMock } from './own-mock'
import { sharedMock } from './shared-mock'
import { startWorker } from './start-worker'
import { stayActive } from './stay-active'
import type { Tab } from './tab'
import { takePage } from './take-page'
import { warnOnce } from './warn-once'
import {
  assertHandlers,
  type GenesysWorkerOptions,
  splitOptions,
  type WorkerSettings,
} from './worker-options'

/** A mock of Genesys that answers the requests of a page. */
export interface GenesysWorker {
  /**
   * The mock. With `share`, this tab's own: its `fetch` asks the tab that holds the mock they share, so a console works
   * with it in every tab. Everything else of it is empty until this tab is the one that holds the mock.
   */
  readonly genesys: GenesysMock
  /** The same as `genesys.baseUrl`, so that the console takes this worker for its mock, too. */
  readonly baseUrl: string
  /** Puts handlers of your own before all others. */
  use(...handlers: RequestHandler[]): void
  /**
   * Answers a request without the worker; with `share`, from whichever tab holds the mock. Undefined: it is not for
   * Genesys.
   */
  fetch(request: Request): Promise<Response | undefined>
  /** Removes the state that is kept: a reload starts anew, unless something happens before it. */
  forget(): void
  /** Ends the worker, and the mock unless it was given; the state that is kept stays. */
  stop(): void
}

/**
 * Has a mock of Genesys answer the requests of this page, by MSW's service worker, which has to lie in the public
 * folder: `npx msw init <public folder> --save`. Await it before the page makes its first request. A second call in the
 * same page stops the mock of the first one and takes its place, as a hot reload needs; `persist` keeps the chats.
 *
 * @throws GenesysMockError `INVALID_OPTION`, and `WORKER_NOT_STARTED` with what is missing; nothing is left running.
 * @example
 * const { genesys, stop } = await setupGenesysWorker({ persist: true })
 */
export async function setupGenesysWorker(options: GenesysWorkerOptions = {}): Promise<GenesysWorker> {
  const { settings, mockOptions } = splitOptions(options)
  assertServiceWorkers()
  const genesys = settings.mock ?? createGenesysMock(mockOptions)
  const warn = warnOnce(settings.onWarning)
  return takePage(async (isAfterAnother, leavePage) => {
    const parts = { genesys, profiles: mockOptions.profiles, key: storageKey(mockOptions), warn }
    const worker = await start(settings, parts, leavePage)
    if (isAfterAnother && !settings.persist && !settings.share && !settings.mock) warn(replaced)
    return worker
  })
}

function storageKey({ baseUrl }: GenesysMockOptions): string {
  return ['aura-mocks-genesys-api', baseUrl].filter(Boolean).join(' ')
}

const replaced =
  'setupGenesysWorker() was called again in this page. The mock of the call before was stopped, and its chats are ' +
  'gone. If that was a hot reload, persist: true keeps the chats. If not, call it once and pass on what it returns.'

async function start(
  settings: WorkerSettings,
  parts: Omit<KeepStateParts, 'storage'>,
  leavePage: () => void,
): Promise<GenesysWorker> {
  const { genesys } = parts
  const tab = openTab(settings, parts)
  let stopStaying = (): void => {}
  const end = (): void => {
    leavePage()
    stopStaying()
    deliverPushesBy(genesys, undefined)
    tab.end()
    if (!settings.mock) genesys.dispose()
  }
  try {
    const { worker, respond } = await startWorker(settings, [...settings.handlers, ...tab.handlers])
    stopStaying = stayActive(settings.onWarning)
    deliverPushesBy(genesys, respond)
    await tab.begin()
    return toGenesysWorker({ genesys, worker, tab, end })
  } catch (error) {
    end()
    throw error
  }
}

function openTab({ share, persist }: WorkerSettings, parts: Omit<KeepStateParts, 'storage'>): Tab {
  if (share && globalThis.navigator.locks) {
    return sharedMock({ ...parts, storage: () => globalThis.localStorage })
  }
  if (share) {
    parts.warn('Failed to share the mock: this browser has no Web Locks. Each tab has a mock of its own.')
  }
  return ownMock({ ...parts, storage: () => globalThis.sessionStorage }, persist || share)
}

function toGenesysWorker(parts: {
  genesys: GenesysMock
  worker: SetupWorker
  tab: Tab
  end(): void
}): GenesysWorker {
  const { genesys, worker, tab, end } = parts
  let isStopped = false
  return {
    genesys,
    baseUrl: genesys.baseUrl,
    use(...handlers) {
      assertHandlers(handlers)
      worker.use(...handlers)
    },
    fetch: (request) => tab.fetch(request),
    forget: () => tab.forget(),
    stop() {
      if (isStopped) return
      isStopped = true
      worker.stop()
      end()
    },
  }
}
