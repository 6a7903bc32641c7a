import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import { setupServer } from 'msw/node'
import type { Door } from './door'
import { overDispatcher } from './over-dispatcher'
import { overFetch } from './over-fetch'

const overMsw: Door = {
  name: 'setupServer',
  open(genesys) {
    const server = setupServer(...genesys.handlers)
    server.listen({ onUnhandledRequest: 'error' })
    return { request: (request) => fetch(request), close: () => server.close() }
  },
}

const overHttp: Door = {
  name: 'the HTTP server',
  open(mock) {
    const starting = startGenesysServer({ mock, allowNames: ['*'] })
    return {
      async request(request) {
        const { url } = await starting
        const { pathname, search } = new URL(request.url)
        const { method, headers } = request
        const body = await request.arrayBuffer()
        return fetch(`${url}${pathname}${search}`, { method, headers, ...(body.byteLength > 0 && { body }) })
      },
      async close() {
        const { close } = await starting
        await close()
      },
    }
  },
}

export const doors: readonly Door[] = [overMsw, overFetch, overHttp, overDispatcher]
