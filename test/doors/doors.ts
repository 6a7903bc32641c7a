import { setupServer } from 'msw/node'
import type { Door } from './door'

const overMsw: Door = {
  name: 'setupServer',
  open(genesys) {
    const server = setupServer(...genesys.handlers)
    server.listen({ onUnhandledRequest: 'error' })
    return { request: (request) => fetch(request), close: () => server.close() }
  },
}

const overFetch: Door = {
  name: 'genesys.fetch',
  open: (genesys) => ({
    async request(request) {
      const response = await genesys.fetch(request)
      if (!response) throw new Error(`${request.method} ${request.url} is not for Genesys`)
      return response
    },
    close() {},
  }),
}

export const doors: readonly Door[] = [overMsw, overFetch]
