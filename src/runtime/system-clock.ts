import { GenesysMockError, type GenesysMockErrorCode, type GenesysMockErrorParts } from '../errors'
import type { Clock } from './clock'
import { createPacedTimers, momentAt, type Pace, tolerance } from './paced-timers'

/** The clock of the process, at a pace of its own. */
export interface SystemClock extends Clock {
  /** How many seconds of the process one second of the mock takes. */
  readonly scale: number
  /**
   * Lets time go on at another pace, from the moment it has reached. What is due stays due at its moment of the mock.
   *
   * @throws GenesysMockError `INVALID_PARAMETER` when it is no number from 0.000001 to 1000000.
   * @example
   * clock.setScale(0.1) // ten times as fast from now on
   */
  setScale(scale: number): void
}

/** Options of {@link systemClock}. */
export interface SystemClockOptions {
  /**
   * How many seconds of the process one second of the mock takes: 0.1 makes it ten times as fast. From 0.000001 to
   * 1000000.
   * @default 1
   */
  scale?: number | undefined
}

/**
 * The clock of the process. It looks up `Date` and `setTimeout` on `globalThis` at every call, so that
 * fake timers (Vitest, Jest, sinon) installed at any time are obeyed. This is the default.
 *
 * @throws GenesysMockError `INVALID_OPTION`
 * @example
 * const genesys = createGenesysMock({ clock: systemClock({ scale: 0.1 }) })
 */
export function systemClock({ scale = 1 }: SystemClockOptions = {}): SystemClock {
  assertScale(scale, 'INVALID_OPTION', {
    action: 'make a system clock',
    remedy: 'Leave it out for real time.',
  })
  const start = globalThis.Date.now()
  let pace: Pace = { scale, processTime: start, mockTime: start }
  const timers = createPacedTimers(() => pace)
  // Genesys's times are whole milliseconds.
  const now = (): number => Math.floor(momentAt(pace, globalThis.Date.now()) + tolerance)

  return {
    now,
    era: () => globalThis.setTimeout,
    setTimer: (callback, delay) => timers.set(callback, Math.ceil(now() + Math.max(delay, 0))),
    get scale() {
      return pace.scale
    },
    setScale(next) {
      assertScale(next, 'INVALID_PARAMETER', {
        action: 'set the scale of the clock',
        remedy: 'Pass 1 for real time.',
      })
      const processTime = globalThis.Date.now()
      pace = { scale: next, processTime, mockTime: momentAt(pace, processTime) }
      timers.rearm()
    },
  }
}

/** Whether time passes on a clock by itself, at a pace that can be set. */
export function hasScale(clock: Clock): clock is SystemClock {
  return 'scale' in clock && 'setScale' in clock
}

function assertScale(
  scale: number,
  code: GenesysMockErrorCode,
  subject: Pick<GenesysMockErrorParts, 'action' | 'remedy'>,
): void {
  // Beyond these, moments are more than a date can hold.
  if (scale >= 1e-6 && scale <= 1e6) return
  const reason = `scale: expected a number from 0.000001 to 1000000, got ${String(scale)}`
  throw new GenesysMockError(code, { ...subject, reason })
}
