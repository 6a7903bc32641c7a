import type { PlainRequest } from 'aura-mocks-genesys-api'
import { PredicateHandler } from '../handlers/predicate-handler'
import { toResponse } from '../wire/to-response'
import type { KeepStateParts } from './keep-state'
import { SharedPlace } from './shared-place'
import type { Tab } from './tab'

/** A tab of those that share a mock. */
export function sharedMock(parts: KeepStateParts): Tab {
  const { genesys } = parts
  const [door] = genesys.handlers
  const place = new SharedPlace(parts)
  const isOurs = async (request: Request): Promise<boolean> => (await door?.test({ request })) === true
  const respond = async (request: Request): Promise<Response> =>
    toResponse(request, await place.answer(await toPlainRequest(request)))
  const forward = new PredicateHandler(
    'Genesys Chat API v2, by the tab that holds the mock',
    async (request) => !(await place.isHolder()) && isOurs(request),
    respond,
  )

  return {
    handlers: [forward, ...genesys.handlers],
    begin: () => place.begin(),
    async fetch(request) {
      if (await place.isHolder()) return genesys.fetch(request)
      return (await isOurs(request)) ? respond(request) : undefined
    },
    forget: () => place.forget(),
    end: () => place.end(),
  }
}

async function toPlainRequest(request: Request): Promise<PlainRequest> {
  const { method, url, headers, signal } = request
  const body = new Uint8Array(await request.arrayBuffer())
  return { method, url, headers: Object.fromEntries(headers), body, signal }
}
