import { setupGenesysWorker } from 'aura-mocks-genesys-api/browser'
import { beforeAll, describe, vi } from 'vitest'
import type { Door } from '../../doors/door'
import { testContract } from '../contract'

const overWorker: Door = {
  name: 'the service worker of a page',
  open(mock) {
    const starting = setupGenesysWorker({ mock, onUnhandledRequest: 'error' })
    return {
      async request(request) {
        await starting
        return fetch(request)
      },
      async close() {
        const { stop } = await starting
        stop()
      },
    }
  },
}

describe(`over ${overWorker.name}:`, () => {
  beforeAll(() => {
    // Each time it starts, MSW says so; where a test opens several mocks, that it has started already.
    vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })

  testContract(overWorker)
})
