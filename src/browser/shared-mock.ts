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
  const { fetch: fetchHere } = genesys
  const place = new SharedPlace(parts)
  const isOurs = async (request: Request): Promise<boolean> => (await door?.test({ request })) === true
  const respond = async (request: Request): Promise<Response> =>
    toResponse(request, await place.answer(await toPlainRequest(request)))
  const forward = new PredicateHandler(
    'Genesys Chat API v2, by the tab that holds the mock',
    async (request) => !(await place.isHolder()) && isOurs(request),
    respond,
  )

  const fetch = async (request: Request): Promise<Response | undefined> => {
    if (await place.isHolder()) return fetchHere(request)
    return (await isOurs(request)) ? respond(request) : undefined
  }
  // Whoever has this mock, as the console does, is to see the chats of all tabs.
  genesys.fetch = fetch

  return {
    handlers: [forward, ...genesys.handlers],
    begin: () => place.begin(),
    fetch,
    forget: () => place.forget(),
    end() {
      genesys.fetch = fetchHere
      place.end()
    },
  }
}

async function toPlainRequest(request: Request): Promise<PlainRequest> {
  const { method, url, headers, signal } = request
  const body = new Uint8Array(await request.arrayBuffer())
  return { method, url, headers: Object.fromEntries(headers), body, signal }
}
