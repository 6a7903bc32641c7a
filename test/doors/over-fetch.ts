import type { Door } from './door'

/** The shortest way to a mock: no MSW, no network. */
export const overFetch: Door = {
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
