import type { RequestHandler } from 'msw'
import type { SetupWorker } from 'msw/browser'
import { whyNotStarted } from './not-started'
import type { WorkerSettings } from './worker-options'

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
): Promise<SetupWorker> {
  // Not at import: outside of a browser there is no msw/browser.
  const { setupWorker } = await import('msw/browser')
  const worker = setupWorker(...handlers)
  // MSW 3 knows the first by the name of the second.
  const asked = { onUnhandledRequest, onUnhandledFrame: onUnhandledRequest }
  try {
    await Promise.race([worker.start({ ...asked, serviceWorker: { url: workerUrl } }), tooLate()])
  } catch (error) {
    // It has patched WebSocket by then.
    worker.stop()
    throw await whyNotStarted(workerUrl, error)
  }
  return worker
}

/** Rejects when a worker should have answered: one that is not MSW's never does. */
function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    globalThis.AbortSignal.timeout(patience).addEventListener('abort', () =>
      reject(new Error(`it did not answer within ${patience} ms, as MSW's own does`)),
    )
  })
}
