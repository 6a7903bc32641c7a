import { HttpResponse, http } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { type GenesysMockOptions, manualClock, type PushSettings } from '../../src/index'
import { mockAlone, mockWithServer, sayingProfile, start } from '../doors/mock-with-server'

const url = 'https://bot.test/messages'
const clockAnd = (push: PushSettings, ...texts: string[]): GenesysMockOptions => ({
  clock: manualClock({ now: 0 }),
  profiles: [sayingProfile('default', url, ...texts)],
  push,
})

/** A receiver that answers as listed, and 200 when the list is at its end; a 0 is no answer at all. */
function receiverAnswering(...statuses: number[]) {
  const received: string[] = []
  const handler = http.post<never, { messages: { text: string }[] }>(url, async ({ request }) => {
    const { messages } = await request.json()
    received.push(String(messages[0]?.text))
    const status = statuses.shift() ?? 200
    return status === 0 ? new Promise<Response>(() => {}) : new HttpResponse(null, { status })
  })
  return { received, handler }
}

describe('push.retries', () => {
  test('by default, a push that fails is not tried again', async () => {
    const receiver = receiverAnswering(500)
    const { genesys } = mockWithServer(clockAnd({}, 'one'), receiver.handler)
    await start(genesys)
    await genesys.advance(60_000)
    expect(genesys.pushes.all()).toMatchObject([{ status: 'failed', attempts: 1 }])
    expect(receiver.received).toEqual(['one'])
  })

  test('tries again until it is delivered, and tells of it once', async () => {
    const receiver = receiverAnswering(500, 404)
    const { genesys } = mockWithServer(clockAnd({ retries: 5 }, 'one'), receiver.handler)
    const told: unknown[] = []
    genesys.on('push', ({ status, attempts }) => told.push([status, attempts]))
    await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'delivered', attempts: 3, httpStatus: 200, error: null, sentAt: 1_000, settledAt: 1_000 },
    ])
    expect(receiver.received).toEqual(['one', 'one', 'one'])
    expect(told).toEqual([
      ['pending', 0],
      ['delivered', 3],
    ])
  })

  test('or has failed one time more than that, with what was answered last', async () => {
    const receiver = receiverAnswering(500, 501, 502, 503)
    const { genesys } = mockWithServer(clockAnd({ retries: 2 }, 'one'), receiver.handler)
    await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'failed', attempts: 3, httpStatus: 502, error: 'the receiver answered HTTP 502' },
    ])
    expect(receiver.received).toEqual(['one', 'one', 'one'])
  })

  test('tries again what was not answered in time', async () => {
    const receiver = receiverAnswering(0, 0)
    const { genesys } = mockWithServer(clockAnd({ retries: 2, timeout: 3_000 }, 'one'), receiver.handler)
    await start(genesys)
    await genesys.advance(6_999)
    expect(genesys.pushes.all()).toMatchObject([{ status: 'pending', attempts: 2, sentAt: 4_000 }])
    await genesys.advance(1)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'delivered', attempts: 3, sentAt: 7_000, settledAt: 7_000 },
    ])
  })

  test('tries again what could not be sent', async () => {
    const profiles = [sayingProfile('default', 'http://127.0.0.1:2/', 'Hi')]
    const genesys = mockAlone({ ...clockAnd({ retries: 2 }), profiles })
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'failed', attempts: 3, error: expect.stringMatching(/ECONNREFUSED/) },
    ])
  })

  test('does not try again what was captured', async () => {
    const { genesys } = mockWithServer(clockAnd({ retries: 3, retryDelay: 10 }, 'one'))
    await start(genesys)
    await genesys.advance(60_000)
    expect(genesys.pushes.all()).toMatchObject([{ status: 'captured', attempts: 1, settledAt: 1_000 }])
  })

  test('does not try again what was blocked', async () => {
    const genesys = mockAlone(clockAnd({ retries: 3, retryDelay: 10 }, 'one'))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'blocked', attempts: 1, settledAt: 1_000 }])
  })
})

describe('push.retryDelay', () => {
  test('by default, it is tried again at once, without any time passing', async () => {
    vi.useFakeTimers()
    const receiver = receiverAnswering(500, 500)
    const { genesys } = mockWithServer(
      { profiles: [sayingProfile('default', url, 'one')], push: { retries: 2 } },
      receiver.handler,
    )
    await start(genesys)
    vi.advanceTimersByTime(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 3 }])
  })

  test("is kept on the mock's clock; the push is pending meanwhile", async () => {
    const receiver = receiverAnswering(500, 500)
    const { genesys } = mockWithServer(clockAnd({ retries: 2, retryDelay: 400 }, 'one'), receiver.handler)
    await start(genesys)
    for (const [passing, attempts, sentAt] of [
      [1_399, 1, 1_000],
      [1, 2, 1_400],
      [399, 2, 1_400],
    ] as const) {
      await genesys.advance(passing)
      expect(genesys.pushes.all()).toMatchObject([
        { status: 'pending', attempts, sentAt, settledAt: null, httpStatus: null, error: null },
      ])
      expect(receiver.received).toHaveLength(attempts)
    }
    await genesys.advance(1)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'delivered', attempts: 3, sentAt: 1_800, settledAt: 1_800 },
    ])
  })

  test('is kept when the clock jumps over all of it', async () => {
    const receiver = receiverAnswering(500, 500)
    const { genesys } = mockWithServer(
      clockAnd({ retries: 2, retryDelay: 400 }, 'one', 'two'),
      receiver.handler,
    )
    await start(genesys)
    await genesys.advance(3_600_000)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'delivered', attempts: 3, settledAt: 1_800 },
      { status: 'delivered', attempts: 1, settledAt: 2_000 },
    ])
  })

  test('holds up the next push of the chat, which stays in order, and no other chat', async () => {
    const receiver = receiverAnswering(500, 500)
    const options = clockAnd({ retries: 1, retryDelay: 5_000 }, 'one', 'two', 'three')
    const profiles = [
      ...(options.profiles ?? []),
      sayingProfile('other', 'https://other.test/', 'one', 'two'),
    ]
    const { genesys } = mockWithServer({ ...options, profiles }, receiver.handler)
    const { chatId } = await start(genesys)
    const other = await start(genesys, { profile: 'other' })
    await genesys.advance(5_999)
    expect(receiver.received).toEqual(['one'])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      { status: 'pending', attempts: 1 },
      { status: 'pending', attempts: 0, sentAt: null },
      { status: 'pending', attempts: 0, sentAt: null },
    ])
    expect(genesys.pushes.of(other.chatId).map(({ settledAt }) => settledAt)).toEqual([1_000, 2_000])
    await genesys.advance(1)
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'one', 'two', 'three'])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      { status: 'failed', attempts: 2, settledAt: 6_000 },
      { status: 'delivered', attempts: 1 },
      { status: 'delivered', attempts: 1 },
    ])
  })

  test('settled waits for it', async () => {
    const receiver = receiverAnswering(500)
    const { genesys } = mockWithServer(clockAnd({ retries: 1, retryDelay: 400 }, 'one'), receiver.handler)
    await start(genesys)
    await genesys.advance(1_000)
    const seen: unknown[] = []
    const settled = genesys.settled().then(() => seen.push(genesys.pushes.last()?.status))
    await genesys.advance(399)
    expect(seen).toEqual([])
    await genesys.advance(1)
    await settled
    expect(seen).toEqual(['delivered'])
  })
})

describe('a push that waits to be tried again', () => {
  /** A chat, under fake timers, whose first push has failed and whose second is queued behind it. */
  async function waiting() {
    vi.useFakeTimers()
    const receiver = receiverAnswering(500)
    const { genesys } = mockWithServer(
      {
        advanceTimers: vi.advanceTimersByTimeAsync,
        profiles: [sayingProfile('default', url, 'one', 'two')],
        push: { retries: 3, retryDelay: 60_000 },
      },
      receiver.handler,
    )
    const chat = await start(genesys)
    await genesys.advance(2_000)
    expect(vi.getTimerCount()).toBe(1)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'pending', attempts: 1 },
      { status: 'pending', attempts: 0 },
    ])
    return { ...chat, genesys, receiver }
  }

  test('is tried again when the fake timers come to it', async () => {
    const { genesys, receiver } = await waiting()
    await genesys.advance(60_000)
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'one', 'two'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each<[string, (world: Awaited<ReturnType<typeof waiting>>) => void]>([
    ['reset()', ({ genesys }) => genesys.reset()],
    ['dispose()', ({ genesys }) => genesys.dispose()],
    ['sessions.remove()', ({ genesys }) => genesys.sessions.remove()],
    ['sessions.remove(chatId)', ({ genesys, chatId }) => genesys.sessions.remove(chatId)],
    ['db.push.deleteMany()', ({ genesys }) => genesys.db.push.deleteMany({})],
  ])('is forgotten by %s, which leaves no timer', async (_, forget) => {
    const world = await waiting()
    forget(world)
    expect(vi.getTimerCount()).toBe(0)
    await world.genesys.settled()
    await world.genesys.advance(600_000)
    expect(world.receiver.received).toEqual(['one'])
    expect(world.genesys.pushes.all()).toEqual([])
  })

  test('is alone forgotten when it alone is deleted', async () => {
    const { genesys, receiver } = await waiting()
    genesys.db.push.delete({ where: { attempts: { equals: 1 } } })
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'two'])
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('the removal of a chat leaves the retries of the others alone', async () => {
  const receiver = receiverAnswering(500, 500)
  const { genesys } = mockWithServer(clockAnd({ retries: 1, retryDelay: 400 }, 'one'), receiver.handler)
  const { chatId } = await start(genesys)
  await start(genesys)
  await genesys.advance(1_000)
  genesys.sessions.remove(chatId)
  await genesys.advance(399)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'pending', attempts: 1 }])
  await genesys.advance(1)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 2, settledAt: 1_400 }])
})

test('a push that fails after its chat was removed is not tried again', async () => {
  vi.useFakeTimers()
  const answers: ((response: Response) => void)[] = []
  const { genesys } = mockWithServer(
    {
      advanceTimers: vi.advanceTimersByTimeAsync,
      profiles: [sayingProfile('default', url, 'one')],
      push: { retries: 3, retryDelay: 60_000 },
    },
    http.post(url, () => new Promise<Response>((resolve) => answers.push(resolve))),
  )
  await start(genesys)
  await genesys.advance(1_000)
  expect(answers).toHaveLength(1)
  genesys.sessions.remove()
  answers[0]?.(new HttpResponse(null, { status: 500 }))
  await genesys.settled()
  expect(vi.getTimerCount()).toBe(0)
})
