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

/** Why MSW's worker did not start: looks at what is served in the place of its script. */
export async function whyNotStarted(workerUrl: string, cause: unknown): Promise<GenesysMockError> {
  const remedy =
    'Run `npx msw init <public folder> --save`, or say with the option workerUrl where the script is.'
  const served = await lookAt(workerUrl)
  if (served === undefined)
    return notStarted(reasonOf(cause), `See to it that ${workerUrl} can be reached.`, cause)
  if (served.status >= 400) return notStarted(`${workerUrl} is answered HTTP ${served.status}`, remedy, cause)
  if (/html/.test(served.type)) {
    return notStarted(
      `${workerUrl} is a page (${served.type}), as of a server that answers all it does not know with one`,
      remedy,
      cause,
    )
  }
  return notStarted(`the worker at ${workerUrl} did not start: ${reasonOf(cause)}`, remedy, cause)
}

async function lookAt(url: string): Promise<{ status: number; type: string } | undefined> {
  try {
    const { status, headers, body } = await globalThis.fetch(url, { cache: 'no-store' })
    body?.cancel().catch(() => {})
    return { status, type: headers.get('content-type') ?? '' }
  } catch {
    return undefined
  }
}
