import { setupWorker } from 'msw/browser'
import { describe } from 'vitest'
import type { Door } from '../../doors/door'
import { testContract } from '../contract'

const overWorker: Door = {
  name: 'the service worker of a page',
  open(genesys) {
    const worker = setupWorker(...genesys.handlers)
    const starting = worker.start({ onUnhandledRequest: 'error', quiet: true })
    return {
      async request(request) {
        await starting
        return fetch(request)
      },
      async close() {
        await starting
        worker.stop()
      },
    }
  },
}

describe(`over ${overWorker.name}:`, () => testContract(overWorker))
