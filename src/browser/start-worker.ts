import { GenesysMockError } from 'aura-mocks-genesys-api'
import type { RequestHandler } from 'msw'
import type { SetupWorker } from 'msw/browser'
import { assertScript, didNotStart, notStarted } from './not-started'
import type { WorkerSettings } from './worker-options'

/** MSW's worker, at work. */
export interface StartedWorker {
  worker: SetupWorker
  /** What the handlers that there are now respond, without the worker and the network; undefined: no handler does. */
  respond(request: Request): Promise<Response | undefined>
}

/** How long a script may take to answer as MSW's worker does, in milliseconds of real time. */
const patience = 10_000

/**
 * Starts MSW's worker with these handlers.
 *
 * @throws GenesysMockError `WORKER_NOT_STARTED`; nothing is left running then.
 */
export async function startWorker(
  { workerUrl, onUnhandledRequest }: WorkerSettings,
  handlers: readonly RequestHandler[],
): Promise<StartedWorker> {
  await assertScript(workerUrl)
  // Not at import: outside of a browser there is no msw/browser.
  const [{ setupWorker }, { getResponse, RequestHandler: Handler }] = await Promise.all([
    import('msw/browser'),
    import('msw'),
  ])
  const worker = setupWorker(...handlers)
  // MSW 3 knows the first by the name of the second.
  const asked = { onUnhandledRequest, onUnhandledFrame: onUnhandledRequest }
  const respond = (request: Request): Promise<Response | undefined> =>
    getResponse(
      worker.listHandlers().filter((handler) => handler instanceof Handler),
      request,
    )
  try {
    const starting = worker.start({ ...asked, serviceWorker: { url: workerUrl } })
    const registration = await Promise.race([starting, tooLate()])
    if (registration) assertReach(registration, workerUrl)
  } catch (error) {
    // It has patched WebSocket by then.
    worker.stop()
    throw error instanceof GenesysMockError ? error : didNotStart(workerUrl, error)
  }
  return { worker, respond }
}

/** @throws GenesysMockError `WORKER_NOT_STARTED` where a worker hears of no request of this page. */
function assertReach({ scope }: ServiceWorkerRegistration, workerUrl: string): void {
  const { href } = globalThis.location
  if (href.startsWith(scope)) return
  throw notStarted(
    `the worker at ${workerUrl} reaches pages below ${scope} only, not ${href}`,
    "Put its script into the folder of this page, or above, as the application's public folder is.",
  )
}

/** Rejects when a worker should have answered: one that is not MSW's never does. */
function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    globalThis.AbortSignal.timeout(patience).addEventListener('abort', () =>
      reject(new Error(`it did not answer within ${patience} ms, as MSW's own does`)),
    )
  })
}
