import assert from 'node:assert/strict'
import { HttpResponse, http } from 'msw'
import { playClockStory } from './clock-story.mjs'
import { openChat } from './story.mjs'

const CUSTOMERS_URL = 'https://customers.test/ana'

/** For `setupGenesys`: the user's own handlers, and pushes that are tried again. */
export const setupOptions = {
  handlers: [http.get(CUSTOMERS_URL, () => HttpResponse.json({ name: 'Ana' }))],
  push: { retries: 1, retryDelay: 60_000 },
  failOnWarnings: true,
}

/**
 * Tests in a row, with their titles: each must find everything as it was.
 *
 * @param setup - What `setupGenesys` returned.
 * @param timers - Where each test fakes the timers itself, and leaves them so.
 */
export function setupTests({ genesys, server }, timers) {
  const expectClean = async () => {
    // Under msw 3, the `fetch` of Node sets timers of its own before it uses a connection again.
    timers?.useRealTimers()
    assert.deepEqual(genesys.sessions.list(), [])
    assert.deepEqual(genesys.pushes.all(), [])
    assert.equal((await (await fetch(CUSTOMERS_URL)).json()).name, 'Ana')
    timers?.useFakeTimers()
  }
  return [
    [
      'starts clean, and plays the story of clocks',
      () => expectClean().then(() => playClockStory({ genesys })),
    ],
    [
      'leaves a handler, and a push that waits for its retry',
      async () => {
        await expectClean()
        server.use(
          http.get(CUSTOMERS_URL, () => HttpResponse.json({ name: 'Eva' })),
          http.post(
            'https://svc-ap-current.auracognitive.com/*',
            () => new HttpResponse(null, { status: 500 }),
          ),
        )
        await openChat('Eva')
        await genesys.advance(1_000)
        assert.equal(genesys.pushes.last()?.status, 'pending')
      },
    ],
    ['is clean again', expectClean],
    [
      'makes an error of a request that nothing handles',
      () => assert.rejects(fetch('https://nobody.test/'), /Failed to fetch|onUnhandled|bypass|error/i),
    ],
    ['plays the story of clocks again', () => expectClean().then(() => playClockStory({ genesys }))],
  ]
}
