import { describe, expect, test, vi } from 'vitest'
import { GenesysMockError, manualClock, systemClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'

describe('genesys.advance', () => {
  test('moves the clock of its own', async () => {
    const clock = manualClock({ now: 1_000 })
    const { genesys } = mockWithServer({ clock })
    const { chatId } = await start(genesys)
    await genesys.advance(2_000)
    expect(clock.now()).toBe(3_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(3)
    expect(genesys.pushes.all().map(({ status, sentAt }) => [status, sentAt])).toEqual([
      ['captured', 2_000],
      ['captured', 3_000],
    ])
  })

  test.each([
    ['synchronously', (milliseconds: number) => vi.advanceTimersByTime(milliseconds)],
    ['asynchronously', (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)],
  ])(
    "moves the user's fake timers %s by `advanceTimers`, and brings the pushes home",
    async (_, advanceTimers) => {
      vi.useFakeTimers()
      const { genesys } = mockWithServer({ advanceTimers })
      await start(genesys)
      await genesys.advance(5_000)
      expect(genesys.pushes.all().map(({ status }) => status)).toEqual(Array(5).fill('captured'))
    },
  )

  test('moves the fake timers that are installed, without being told how', async () => {
    vi.useFakeTimers({ now: 0 })
    const { genesys } = mockWithServer()
    await start(genesys)
    await genesys.advance(5_000)
    expect(Date.now()).toBe(5_000)
    expect(genesys.pushes.all().map(({ status }) => status)).toEqual(Array(5).fill('captured'))
  })

  test('says what to do when there is nothing to advance', async () => {
    await expect(mockAlone().advance(1)).rejects.toThrow(
      new GenesysMockError('CLOCK_NOT_ADVANCEABLE', {
        action: 'advance the clock',
        reason: "the mock runs on the system's time, which passes by itself",
        advice:
          "the mock runs on the system's time, which passes by itself; POST /genesys/2/mock/clock makes it pass faster, and a mock with a manualClock() can be advanced",
        remedy:
          'Give the mock a clock of its own, createGenesysMock({ clock: manualClock() }) or setupGenesys({ clock: manualClock() }), or fake the timers before, as vi.useFakeTimers() does.',
      }),
    )
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', async (milliseconds) => {
    const genesys = mockAlone({ clock: manualClock() })
    await expect(genesys.advance(milliseconds)).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
      reason: `milliseconds: expected a finite number ≥ 0, got ${milliseconds}`,
    })
  })

  test('called twice at once, advances by both', async () => {
    const clock = manualClock({ now: 0 })
    const genesys = mockAlone({ clock })
    const { chatId } = await start(genesys)
    await Promise.all([genesys.advance(2_500), genesys.advance(2_500)])
    expect(clock.now()).toBe(5_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
  })

  test('lets those who react to a push act at its moment', async () => {
    const clock = manualClock({ now: 0 })
    const { genesys } = mockWithServer({ clock })
    const moments: number[] = []
    genesys.on('push', ({ status }) => {
      if (status === 'captured') moments.push(clock.now())
    })
    await start(genesys)
    await genesys.advance(5_000)
    expect(moments).toEqual([1_000, 2_000, 3_000, 4_000, 5_000])
  })
})

describe('a manual clock', () => {
  test('starts at the moment of the documented sample', () => {
    expect(manualClock().now()).toBe(1_432_845_088_000)
  })

  test('tells whole milliseconds, whatever it is advanced by', async () => {
    const clock = manualClock({ now: 10 })
    const genesys = mockAlone({ clock })
    await genesys.advance(0.4)
    await genesys.advance(0.4)
    expect(clock.now()).toBe(10)
    await genesys.advance(0.4)
    expect(clock.now()).toBe(11)
    expect(() => manualClock({ now: Number.NaN })).toThrow(
      /^Failed to make a manual clock: now: expected a finite number, got NaN/,
    )
  })

  test('does not call back what was cancelled', async () => {
    const clock = manualClock()
    const called: string[] = []
    const cancel = clock.setTimer(() => called.push('cancelled'), 10)
    clock.setTimer(() => called.push('kept'), 10)
    cancel()
    await clock.advance(10)
    expect(called).toEqual(['kept'])
  })

  test('goes on after a callback that throws', async () => {
    const clock = manualClock({ now: 0 })
    clock.setTimer(() => {
      throw new Error('boom')
    }, 10)
    await expect(clock.advance(20)).rejects.toThrow('boom')
    await clock.advance(5)
    expect(clock.now()).toBe(15)
  })
})

describe('a system clock', () => {
  test('can run faster, or slower, than the process', async () => {
    vi.useFakeTimers({ now: 1_000 })
    const fast = systemClock({ scale: 0.1 })
    const called: number[] = []
    fast.setTimer(() => called.push(fast.now()), 5_000)
    const cancel = fast.setTimer(() => called.push(0), 5_000)
    cancel()
    await vi.advanceTimersByTimeAsync(499)
    expect([fast.now(), called]).toEqual([1_000 + 4_990, []])
    await vi.advanceTimersByTimeAsync(1)
    expect(called).toEqual([6_000])
  })

  test.each([0, -1, Number.NaN])('refuses the scale %s', (scale) => {
    expect(() => systemClock({ scale })).toThrow(
      `Failed to make a system clock: scale: expected a number from 0.000001 to 1000000, got ${scale}. Leave it out for real time.`,
    )
  })
})
