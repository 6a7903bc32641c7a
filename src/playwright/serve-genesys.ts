import type { GenesysMock } from 'aura-mocks-genesys-api'
import { findEmptyFile } from './empty-file'
import type { RouteHandler, RouteLike, RouteRequest, RouteTarget } from './route-target'
import { assertArguments, type ServeGenesysOptions } from './serve-options'
import { toFulfillment } from './to-fulfillment'
import { toRequest } from './to-request'

/** A page, or a browser context, that is served from a mock. */
export interface ServedGenesys {
  /** Ends it: requests under way fail, and later ones go to the network. The mock stays as it is. */
  stop(): Promise<void>
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/** All requests that can be for Genesys. Playwright then does not ask the test about any other. */
const genesysUrls = /\/genesys\/2\/(?:chat|mock)(?:[/?#]|$)/i

/**
 * Responds to the Genesys requests of a page from a mock in the process of the test. Await it before the page makes its
 * first request. Requests of other URLs go to other routes, or to the network.
 *
 * Until `stop()`, pushes of the mock to other machines are `captured` instead of `blocked`.
 *
 * @param page - A `Page`, or a `BrowserContext` for all of its pages.
 * @throws GenesysMockError `INVALID_PARAMETER`, `INVALID_OPTION`
 * @example
 * const genesys = createGenesysMock({ clock: manualClock() })
 * await serveGenesys(page, genesys)
 * await page.goto('http://localhost:5173/')
 */
export async function serveGenesys(
  page: RouteTarget,
  genesys: GenesysMock,
  options: ServeGenesysOptions = {},
): Promise<ServedGenesys> {
  const door = assertArguments(page, genesys, options)
  const underWay = new UnderWay()
  const warn = warnOnce(options.onWarning)
  const handle: RouteHandler = (route, request) =>
    door.matches(request.url())
      ? underWay.add(request, (signal) => answer({ genesys, route, request, signal, warn }))
      : route.fallback()
  const noteFailure = (request: RouteRequest): void => underWay.abort(request)

  await page.route(genesysUrls, handle)
  page.on('requestfailed', noteFailure)
  const stopCapturing = door.capturePushes()
  const stop = async (): Promise<void> => {
    stopCapturing()
    page.off('requestfailed', noteFailure)
    await page.unroute(genesysUrls, handle)
    await underWay.end()
  }
  return { stop, [Symbol.asyncDispose]: stop }
}

/** The requests that have no response yet. */
class UnderWay {
  readonly #requests = new Map<RouteRequest, { controller: AbortController; answering: Promise<void> }>()

  async add(request: RouteRequest, answering: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new globalThis.AbortController()
    const entry = { controller, answering: answering(controller.signal) }
    this.#requests.set(request, entry)
    await entry.answering
    this.#requests.delete(request)
  }

  /** Its page waits for it no longer. */
  abort(request: RouteRequest): void {
    this.#requests.get(request)?.controller.abort()
  }

  async end(): Promise<void> {
    const all = [...this.#requests.values()]
    for (const { controller } of all) controller.abort()
    await Promise.all(all.map(({ answering }) => answering))
  }
}

interface Call {
  genesys: GenesysMock
  route: RouteLike
  request: RouteRequest
  /** Aborted when the page no longer waits. */
  signal: AbortSignal
  warn(message: string): void
}

/** Responds to a request. Never throws. */
async function answer({ genesys, route, request, signal, warn }: Call): Promise<void> {
  const emptyFile = findEmptyFile(request)
  if (emptyFile !== undefined) warn(emptyFile)
  const fulfillment = await toFulfillment(genesys, toRequest(request, signal), request.headers().origin)
  try {
    if (fulfillment) await route.fulfill(fulfillment)
    else await route.abort('connectionreset')
  } catch {
    // The page has gone on to another one, or was closed. Or Playwright rejects the response: then the request fails.
    await route.abort().catch(() => {})
  }
}

function warnOnce(warn = (message: string) => console.warn(`[aura-mocks-genesys-api] ${message}`)) {
  const told = new Set<string>()
  return (message: string): void => {
    if (!told.has(message)) warn(message)
    told.add(message)
  }
}
