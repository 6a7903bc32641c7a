import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { told } from './stories'

afterEach(() => void vi.useRealTimers())

const fakeTime = () =>
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] })

type Step = { pass: number } | { scale: number } | { timer: number } | { cancel: number }

const scale = fc.oneof(
  fc.constantFrom(0.001, 0.01, 0.1, 0.5, 1, 2, 10),
  fc.double({ min: 0.001, max: 100, noNaN: true }),
)
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ pass: fc.nat(5_000) }),
    fc.record({ scale }),
    fc.record({ timer: fc.nat(20_000) }),
    fc.record({ cancel: fc.nat(5) }),
  ),
  { maxLength: 40 },
)

/** Times a clock's timers, and holds what it sees of it against what it should see. */
function watchedClock(first: number) {
  const clock = systemClock({ scale: first })
  /** What the clock should tell, to the fraction. */
  let moment = Date.now()
  let processTime = Date.now()
  const waiting = new Map<number, () => void>()
  let timers = 0

  const look = (): void => {
    moment += (Date.now() - processTime) / clock.scale
    processTime = Date.now()
    expect(Math.abs(clock.now() - Math.floor(moment + 0.001))).toBeLessThanOrEqual(
      // The model adds up more than the clock.
      Math.abs(moment - Math.round(moment)) < 0.02 ? 1 : 0,
    )
  }
  const fire = (id: number, dueAt: number): void => {
    expect(waiting.delete(id)).toBe(true)
    const late = clock.now() - dueAt
    // A millisecond of the process may be many of the mock; otherwise it is to the millisecond.
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(Math.max(1, 1 / clock.scale + 0.01))
  }
  const take = (step: Step): void => {
    if ('pass' in step) vi.advanceTimersByTime(step.pass)
    else if ('scale' in step) {
      const before = clock.now()
      clock.setScale(step.scale)
      expect([clock.scale, clock.now()]).toEqual([step.scale, before])
    } else if ('timer' in step) {
      timers += 1
      const id = timers
      const dueAt = clock.now() + step.timer
      waiting.set(
        id,
        clock.setTimer(() => fire(id, dueAt), step.timer),
      )
    } else {
      const [id, cancel] = [...waiting][step.cancel] ?? []
      cancel?.()
      if (id !== undefined) waiting.delete(id)
    }
  }
  return { clock, waiting, take, look }
}

test('whatever its pace and however it changes, time goes on from where it is, and every timer fires at its moment', () => {
  fc.assert(
    fc.property(scale, steps, (first, story) => {
      fakeTime()
      const { clock, waiting, take, look } = watchedClock(first)
      let before = clock.now()
      for (const step of story) {
        look()
        take(step)
        look()
        expect(clock.now()).toBeGreaterThanOrEqual(before)
        before = clock.now()
      }
      vi.advanceTimersByTime(20_001 * 100)
      expect(waiting.size).toBe(0)
      expect(vi.getTimerCount()).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test('a delay that is no whole number of milliseconds is not cut short', () => {
  fakeTime()
  const clock = systemClock()
  const fired: number[] = []
  const startedAt = clock.now()
  clock.setTimer(() => fired.push(clock.now() - startedAt), 10.2)
  vi.advanceTimersByTime(20)
  expect(fired).toEqual([11])
})

test('the time it tells is in whole milliseconds, at any pace', () => {
  fakeTime()
  const clock = systemClock({ scale: 0.3 })
  for (let count = 0; count < 10; count += 1) {
    vi.advanceTimersByTime(1)
    expect(Number.isInteger(clock.now())).toBe(true)
  }
  clock.setScale(7)
  vi.advanceTimersByTime(1)
  expect(Number.isInteger(clock.now())).toBe(true)
})

test.each([0, -1, 1e-320, 1e7, Number.NaN, Number.POSITIVE_INFINITY])(
  'refuses the pace %s, and keeps its own',
  (wrong) => {
    const clock = systemClock({ scale: 0.5 })
    expect(() => clock.setScale(wrong)).toThrow(
      `Failed to set the scale of the clock: scale: expected a number from 0.000001 to 1000000, got ${wrong}. Pass 1 for real time.`,
    )
    expect(clock.scale).toBe(0.5)
  },
)

/** A process whose time passes when it is told to, with timers that nobody knows. */
function createProcess(start: number) {
  const timers = new Map<number, { dueAt: number; callback: () => void }>()
  let now = start
  let ids = 0
  const setTimeout = (callback: () => void, delay: number): number => {
    ids += 1
    timers.set(ids, { dueAt: now + delay, callback })
    return ids
  }
  return {
    timers,
    /** Takes the place of what is there, as fake timers do. */
    install() {
      vi.stubGlobal('Date', { now: () => now })
      vi.stubGlobal('performance', { now: () => now })
      vi.stubGlobal('setTimeout', setTimeout)
      vi.stubGlobal('clearTimeout', (id: number) => timers.delete(id))
    },
    pass(milliseconds: number) {
      now += milliseconds
      for (const [id, { dueAt, callback }] of timers) {
        if (dueAt <= now && timers.delete(id)) callback()
      }
    },
  }
}

describe('timers that others come and go between', () => {
  afterEach(() => void vi.unstubAllGlobals())

  test('wait for what was left, on those that are installed when the clock is next read', () => {
    const [first, second] = [createProcess(5_000), createProcess(200)]
    first.install()
    const clock = systemClock()
    const fired: number[] = []
    clock.setTimer(() => fired.push(clock.now()), 1_000)
    first.pass(400)
    expect(clock.now()).toBe(5_400)
    second.install()
    expect(clock.now()).toBe(200)
    // The one that was set fires where it was set, and says nothing about the time that counts now.
    first.pass(600)
    expect(fired).toEqual([])
    second.pass(599)
    expect(fired).toEqual([])
    second.pass(1)
    expect(fired).toEqual([800])
  })

  test('are never cleared by a handle of earlier ones, which may be that of another timer by now', () => {
    const [first, second] = [createProcess(0), createProcess(0)]
    first.install()
    const cancel = systemClock().setTimer(() => {}, 1_000)
    second.install()
    globalThis.setTimeout(() => {}, 50)
    cancel()
    expect(second.timers.size).toBe(1)
  })

  test('are heard once, also where they can not be cleared', () => {
    const process = createProcess(0)
    process.install()
    vi.stubGlobal('clearTimeout', () => {})
    const clock = systemClock()
    const fired: number[] = []
    clock.setTimer(() => fired.push(clock.now()), 1_000)
    clock.setScale(2)
    process.pass(1_000)
    expect(fired).toEqual([])
    process.pass(1_000)
    expect(fired).toEqual([1_000])
    process.pass(10_000)
    expect(fired).toEqual([1_000])
  })
})

test('a mock plays on at the pace that it is given, with the same times', async () => {
  fakeTime()
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  await vi.advanceTimersByTimeAsync(2_000)
  await callMock(genesys, '/genesys/2/mock/clock', { scale: '0.1' })
  await vi.advanceTimersByTimeAsync(299)
  expect(genesys.sessions.get(chatId).messages).toHaveLength(5)
  await vi.advanceTimersByTimeAsync(1)
  expect(told(genesys.sessions.get(chatId).messages).map((line) => line.split(' ')[1])).toEqual([
    '+0',
    '+1000',
    '+2000',
    '+3000',
    '+4000',
    '+5000',
  ])
})

test('a pace set before fake timers come, and one set under them, both count', async () => {
  const clock = systemClock()
  const genesys = mockAlone({ clock })
  clock.setScale(0.1)
  const { chatId } = await start(genesys)
  vi.useFakeTimers()
  await genesys.settled()
  clock.setScale(10)
  vi.advanceTimersByTime(51_000)
  expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
})
