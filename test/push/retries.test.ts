import { describe, expect, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { clockAnd, receiverAnswering, url } from './failing-receiver'

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

  test.each([
    ['a clock of its own', manualClock({ now: 0 })],
    ['fake timers', undefined],
  ])('counts from when it was sent, though time passes at once: %s', async (_, clock) => {
    if (clock === undefined) vi.useFakeTimers({ now: 0 })
    const receiver = receiverAnswering(500, 500)
    const options = { ...clockAnd({ retries: 2, retryDelay: 400 }, 'one'), clock }
    const { genesys } = mockWithServer(options, receiver.handler)
    await start(genesys)
    genesys.scheduler.runNext()
    await genesys.advance(800)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'delivered', attempts: 3, sentAt: 800, settledAt: 800 },
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
