import { once } from 'node:events'
import { createServer } from 'node:http'
import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { close, createWorld, listen, openChat } from './story.mjs'

const received = []
const receiver = createServer(async (request, response) => {
  const { messages } = JSON.parse(Buffer.concat(await request.toArray()).toString())
  received.push(messages[0].text)
  response.end('{}')
})
receiver.listen(0, '127.0.0.1')
await once(receiver, 'listening')

const texts = Array.from({ length: 8 }, (_, index) => `message ${index + 1}`)
const from = { type: 'External' }
const profile = {
  profile: 'default',
  settings: {
    chat: {
      pushUrl: `http://127.0.0.1:${receiver.address().port}/`,
      autoMessages: texts.map((text) => ({ from, type: 'Message', text, timeout: 1 })),
    },
  },
}
const world = createWorld({ createGenesysMock, http, HttpResponse, setupServer }, { profiles: [profile] })

beforeAll(() => listen(world))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  world.genesys.reset()
  received.splice(0)
})
afterAll(() => {
  close(world)
  receiver.close()
})

async function expectDelivery() {
  await world.genesys.settled()
  expect(received).toEqual(texts)
  expect(world.genesys.pushes.all().map(({ status }) => status)).toEqual(texts.map(() => 'delivered'))
}

it('hears every push when time passes synchronously', async () => {
  await openChat('Ana')
  vi.advanceTimersByTime(8_000)
  await expectDelivery()
})

// Newer versions of Node set a timer before they use a connection again (undici ≥ 6.27): a push that did so
// would wait for the next advance.
it('hears every push when time passes asynchronously', async () => {
  await openChat('Ana')
  await vi.advanceTimersByTimeAsync(8_000)
  await expectDelivery()
})
