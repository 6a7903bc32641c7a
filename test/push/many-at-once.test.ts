import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const url = 'https://bot.test/messages'
const options = (...texts: string[]) => ({
  clock: manualClock({ now: 0 }),
  profiles: [sayingProfile('default', url, ...texts)],
})

async function startMany(genesys: GenesysMock, count: number): Promise<void> {
  for (let chat = 0; chat < count; chat += 1) await start(genesys)
}

/** A receiver that responds when it is told to; what it has received, and how many pushes wait for a response. */
function receiverByHand() {
  const received: string[] = []
  const waiting: (() => void)[] = []
  const handler = http.post<never, { chatId: string; messages: { text: string }[] }>(
    url,
    async ({ request }) => {
      const { chatId, messages } = await request.json()
      received.push(`${chatId} ${messages[0]?.text}`)
      await new Promise<void>((resolve) => waiting.push(resolve))
      return new HttpResponse(null, { status: 204 })
    },
  )
  return {
    received,
    waiting,
    handler,
    respond: (count: number) => waiting.splice(0, count).map((end) => end()),
  }
}

test('at most 64 pushes are sent at the same time, and the next ones in order', async () => {
  const receiver = receiverByHand()
  const { genesys } = mockWithServer(options('one', 'two'), receiver.handler)
  await startMany(genesys, 70)
  await genesys.advance(2_000)
  const chats = genesys.sessions.keys()
  expect(receiver.received).toEqual(chats.slice(0, 64).map((chatId) => `${chatId} one`))
  receiver.respond(1)
  await genesys.advance(0)
  expect(receiver.received.slice(64)).toEqual([`${chats[64]} one`])
  while (receiver.waiting.length > 0) {
    receiver.respond(64)
    await genesys.advance(0)
  }
  await genesys.settled()
  for (const chatId of chats)
    expect(receiver.received.filter((line) => line.startsWith(chatId))).toEqual([
      `${chatId} one`,
      `${chatId} two`,
    ])
})

test('1,500 chats at once are all pushed within one advance', { timeout: 60_000 }, async () => {
  let now = 0
  let most = 0
  const { genesys } = mockWithServer(
    options('one'),
    http.post(url, async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
      return new HttpResponse()
    }),
  )
  await startMany(genesys, 1_500)
  await genesys.advance(1_000)
  await genesys.settled()
  expect(genesys.sessions.stats().pushes).toMatchObject({ pending: 0, delivered: 1_500 })
  expect(most).toBeLessThanOrEqual(64)
})

test('push.timeout counts from when a push is sent, and a timed-out push gives way to the next', async () => {
  const receiver = receiverByHand()
  const { genesys } = mockWithServer({ ...options('one'), push: { timeout: 5_000 } }, receiver.handler)
  await startMany(genesys, 65)
  await genesys.advance(1_000)
  expect(genesys.pushes.last()).toMatchObject({ status: 'pending', sentAt: null, attempts: 0 })
  await genesys.advance(5_000)
  expect(genesys.pushes.last()).toMatchObject({ status: 'pending', sentAt: 6_000 })
  await genesys.advance(4_999)
  expect(genesys.pushes.last()).toMatchObject({ status: 'pending' })
  await genesys.advance(1)
  expect(genesys.pushes.last()).toMatchObject({ status: 'failed', settledAt: 11_000 })
})

test('a push that waits to be sent again does not keep others from being sent', async () => {
  const { genesys } = mockWithServer(
    { ...options('one'), push: { retries: 1, retryDelay: 60_000 } },
    http.post(url, () => new HttpResponse(null, { status: 503 })),
  )
  await startMany(genesys, 70)
  await genesys.advance(1_000)
  expect(genesys.pushes.all().map(({ attempts }) => attempts)).toEqual(Array.from({ length: 70 }, () => 1))
})

test('a reset and the removal of chats end the pushes that wait for others, too', async () => {
  const receiver = receiverByHand()
  const { genesys } = mockWithServer(options('one'), receiver.handler)
  await startMany(genesys, 70)
  await genesys.advance(1_000)
  genesys.sessions.remove()
  await genesys.settled()
  await startMany(genesys, 70)
  await genesys.advance(1_000)
  expect(receiver.received).toHaveLength(128)
  genesys.reset()
  await genesys.settled()
  await start(genesys)
  await genesys.advance(1_000)
  expect(receiver.received).toHaveLength(129)
  genesys.reset()
})
