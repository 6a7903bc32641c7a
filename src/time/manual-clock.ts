import type { Clock } from './clock'
import { assertDuration, assertManualClockOptions, assertTimer } from './clock-arguments'

/** A clock that stands still until it is advanced. */
export interface ManualClock extends Clock {
  /**
   * Moves the time forward by `milliseconds` and runs the timers that are due on the way, in order, each at its
   * own moment. After each moment it awaits `pause`. Concurrent calls are queued.
   *
   * @throws GenesysMockError `INVALID_PARAMETER` when `milliseconds` is no finite number ≥ 0.
   */
  advance(milliseconds: number, pause?: () => Promise<void>): Promise<void>
}

/** Options of {@link manualClock}. */
export interface ManualClockOptions {
  /** The time it starts at, in epoch milliseconds. Default: 1432845088000, the moment of Genesys's documented sample. */
  now?: number | undefined
}

interface Timer {
  dueAt: number
  callback: () => void
}

/** The moment of Genesys's documented sample. */
const sampleMoment = 1_432_845_088_000

/**
 * Makes a clock of the mock's own, independent of fake timers: time passes only in
 * `await genesys.advance(milliseconds)`, or while a wait is awaited. Use it for one mock: only the pushes of the mock
 * that is advanced are delivered meanwhile.
 *
 * @throws GenesysMockError `INVALID_OPTION`
 * @example
 * const genesys = createGenesysMock({ clock: manualClock() })
 * await genesys.advance(5_000)
 */
export function manualClock(options: ManualClockOptions = {}): ManualClock {
  assertManualClockOptions(options)
  const timers = new Set<Timer>()
  let now = options.now ?? sampleMoment
  let queue = Promise.resolve()

  const advanceTo = async (target: number, pause: () => Promise<void>): Promise<void> => {
    for (let timer = earliest(timers); timer && timer.dueAt <= target; timer = earliest(timers)) {
      now = Math.max(now, timer.dueAt)
      timers.delete(timer)
      timer.callback()
      const next = earliest(timers)
      if (!next || next.dueAt > now) await pause()
    }
    now = Math.max(now, target)
  }

  return {
    // Genesys's times are whole milliseconds.
    now: () => Math.floor(now),
    read: () => ({ elapsed: now, offset: 0 }),
    setTimer(callback, delay) {
      assertTimer(callback, delay)
      const timer: Timer = { dueAt: now + Math.max(delay, 0), callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance(milliseconds, pause = async () => {}) {
      assertDuration(milliseconds, pause)
      const turn = queue.then(() => advanceTo(now + milliseconds, pause))
      queue = turn.catch(() => {})
      return turn
    },
  }
}

/** Whether a clock stands still until it is advanced. */
export function isManual(clock: Clock): clock is ManualClock {
  return 'advance' in clock
}

function earliest(timers: Set<Timer>): Timer | undefined {
  let first: Timer | undefined
  for (const timer of timers) {
    if (!first || timer.dueAt < first.dueAt) first = timer
  }
  return first
}
