import { type GenesysMock, GenesysMockError } from 'aura-mocks-genesys-api'
import type { RouteFulfillment } from './route-target'

/**
 * What the mock responds to a page; undefined: nothing, because the connection is cut.
 *
 * @param origin - Of the page, where the request is to another one.
 */
export async function toFulfillment(
  genesys: GenesysMock,
  request: Request,
  origin: string | undefined,
): Promise<RouteFulfillment | undefined> {
  try {
    const response = await genesys.fetch(request)
    if (!response || response.type === 'error') return undefined
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      response.body?.cancel().catch(() => {})
      return errorResponse(501, noStream, origin)
    }
    return {
      status: response.status,
      headers: { ...Object.fromEntries(response.headers), ...crossOrigin(origin) },
      body: Buffer.from(await response.arrayBuffer()),
    }
  } catch (error) {
    if (request.signal.aborted) return undefined
    const isDisposed = error instanceof GenesysMockError && error.code === 'MOCK_DISPOSED'
    const advice = error instanceof Error ? error.message : String(error)
    return errorResponse(isDisposed ? 503 : 500, advice, origin)
  }
}

const noStream =
  'Playwright can only send whole responses to a page, and the live feed does not end; in the test, use genesys.on()'

function errorResponse(status: number, advice: string, origin: string | undefined): RouteFulfillment {
  return {
    status,
    headers: { 'content-type': 'application/json', ...crossOrigin(origin) },
    body: Buffer.from(JSON.stringify({ errors: [{ code: status, advice }] })),
  }
}

/** What lets a page of any origin read a response, with credentials, too: there `*` is not enough. */
function crossOrigin(origin = '*'): Record<string, string> {
  const credentials = origin === '*' ? {} : { 'access-control-allow-credentials': 'true' }
  return { 'access-control-allow-origin': origin, ...credentials }
}
