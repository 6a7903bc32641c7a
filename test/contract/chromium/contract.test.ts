import type { GenesysMock } from 'aura-mocks-genesys-api'
import { type GenesysWorker, setupGenesysWorker } from 'aura-mocks-genesys-api/browser'
import { beforeAll, describe, vi } from 'vitest'
import type { Door } from '../../doors/door'
import { testContract } from '../contract'

let last: Promise<GenesysWorker> | undefined

/** A page has one at a time; of several that a test opens, the last one. */
async function startInstead(before: typeof last, mock: GenesysMock): Promise<GenesysWorker> {
  const worker = await before
  worker?.stop()
  return setupGenesysWorker({ mock, onUnhandledRequest: 'error' })
}

const overWorker: Door = {
  name: 'the service worker of a page',
  open(mock) {
    const starting = startInstead(last, mock)
    last = starting
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
    // Each time it starts, MSW says so.
    vi.spyOn(console, 'log').mockImplementation(() => {})
  })

  testContract(overWorker)
})
