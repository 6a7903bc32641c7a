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

const from = { type: 'External' }
const profile = {
  profile: 'default',
  settings: {
    chat: {
      pushUrl: `http://127.0.0.1:${receiver.address().port}/`,
      autoMessages: ['one', 'two', 'three'].map((text) => ({ from, type: 'Message', text, timeout: 1 })),
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
  expect(received).toEqual(['one', 'two', 'three'])
  expect(world.genesys.pushes.all().map(({ status }) => status)).toEqual(Array(3).fill('delivered'))
}

it('hears every push when time passes synchronously', async () => {
  await openChat('Ana')
  vi.advanceTimersByTime(3_000)
  await expectDelivery()
})

// Newer versions of Node have a timer between two requests on one connection (undici ≥ 6.27).
it('hears every push when time passes asynchronously', async () => {
  await openChat('Ana')
  await vi.advanceTimersByTimeAsync(3_000)
  await expectDelivery()
})
