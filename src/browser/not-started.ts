import { GenesysMockError } from 'aura-mocks-genesys-api'
import { reasonOf } from './reason-of'

export function notStarted(reason: string, remedy: string, cause?: unknown): GenesysMockError {
  return new GenesysMockError('WORKER_NOT_STARTED', {
    action: 'start the mock in this page',
    reason,
    remedy,
    cause,
  })
}

/** @throws GenesysMockError `WORKER_NOT_STARTED` where there are no service workers. */
export function assertServiceWorkers(): void {
  if (globalThis.navigator && 'serviceWorker' in globalThis.navigator) return
  if (globalThis.isSecureContext === false) {
    throw notStarted(
      `${globalThis.location.origin} is no secure context, and only such pages may have a service worker`,
      'Open the page as http://localhost, or serve it by https.',
    )
  }
  throw notStarted(
    'there is no service worker here, for this is no browser',
    "Call setupServer(...genesys.handlers) of 'msw/node', with genesys = createGenesysMock().",
  )
}

const remedy =
  'Run `npx msw init <public folder> --save`, or say with the option workerUrl where the script is.'

/**
 * Looks at what is served as the script of MSW's worker, before MSW does: it says less, and differently in each browser.
 *
 * @throws GenesysMockError `WORKER_NOT_STARTED`
 */
export async function assertScript(workerUrl: string): Promise<void> {
  const { status, type } = await lookAt(workerUrl)
  if (status >= 400) throw notStarted(`${workerUrl} is answered HTTP ${status}`, remedy)
  if (/html/.test(type)) {
    throw notStarted(
      `${workerUrl} is a page (${type}), as of a server that answers all it does not know with one`,
      remedy,
    )
  }
}

export function didNotStart(workerUrl: string, cause: unknown): GenesysMockError {
  return notStarted(`the worker at ${workerUrl} did not start: ${reasonOf(cause)}`, remedy, cause)
}

async function lookAt(url: string): Promise<{ status: number; type: string }> {
  try {
    const { status, headers, body } = await globalThis.fetch(url, { cache: 'no-store' })
    body?.cancel().catch(() => {})
    return { status, type: headers.get('content-type') ?? '' }
  } catch (cause) {
    throw notStarted(`${url} can not be reached`, 'See whether the server of the page still runs.', cause)
  }
}
