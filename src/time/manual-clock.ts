import { GenesysMockError } from '../errors'
import type { Clock } from './clock'

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

/**
 * Makes a clock of the mock's own, independent of fake timers: time passes only in
 * `await genesys.advance(milliseconds)`, or while a wait is awaited. Use it for one mock: only the pushes of the mock
 * that is advanced are delivered meanwhile.
 *
 * @throws GenesysMockError `INVALID_OPTION` when `now` is no finite number.
 * @example
 * const genesys = createGenesysMock({ clock: manualClock() })
 * await genesys.advance(5_000)
 */
export function manualClock(options: ManualClockOptions = {}): ManualClock {
  const timers = new Set<Timer>()
  let now = startOf(options)
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
      const timer: Timer = { dueAt: now + Math.max(delay, 0), callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance(milliseconds, pause = async () => {}) {
      assertDuration(milliseconds)
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

function startOf({ now = 1_432_845_088_000 }: ManualClockOptions): number {
  if (Number.isFinite(now)) return now
  throw new GenesysMockError('INVALID_OPTION', {
    action: 'make a manual clock',
    reason: `now: expected a finite number, got ${now}`,
    remedy: 'Give the start in epoch milliseconds, or leave it out.',
  })
}

function earliest(timers: Set<Timer>): Timer | undefined {
  let first: Timer | undefined
  for (const timer of timers) {
    if (!first || timer.dueAt < first.dueAt) first = timer
  }
  return first
}

/** @throws GenesysMockError `INVALID_PARAMETER` when `milliseconds` is no finite number ≥ 0. */
export function assertDuration(milliseconds: number): void {
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: 'advance the clock',
    reason: `milliseconds: expected a finite number ≥ 0, got ${String(milliseconds)}`,
    remedy: 'Time only moves forward; pass how far, in milliseconds.',
  })
}
