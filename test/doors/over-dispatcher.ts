import { genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import type { Door } from './door'

/** Node's own `fetch`, with a dispatcher of undici. */
export const overDispatcher: Door = {
  name: 'genesysDispatcher',
  open(genesys) {
    const dispatcher = genesysDispatcher(genesys, { onUnhandledRequest: 'error' })
    const init: RequestInit & { dispatcher: object } = { dispatcher }
    return { request: (request) => fetch(request, init), close() {} }
  },
}
