import { GenesysMockError, type GenesysMockErrorCode, type GenesysMockErrorParts } from '../errors'
import type { Clock } from './clock'

/** The clock of the process, at a pace of its own. */
export interface SystemClock extends Clock {
  /** How many seconds of the process one second of the mock takes. */
  readonly scale: number
  /**
   * Lets time go on at another pace, from the moment it has reached. What is due stays due at its moment of the mock.
   *
   * @throws GenesysMockError `INVALID_PARAMETER` when it is no finite number > 0.
   * @example
   * clock.setScale(0.1) // ten times as fast from now on
   */
  setScale(scale: number): void
}

/** Options of {@link systemClock}. */
export interface SystemClockOptions {
  /**
   * How many seconds of the process one second of the mock takes: 0.1 makes it ten times as fast.
   * @default 1
   */
  scale?: number | undefined
}

/** A longer delay overflows in every runtime and fires after 1 ms. */
const longestDelay = 2 ** 31 - 1

/** More than what calculating with moments can be wrong by, in milliseconds. */
const tolerance = 0.001

interface Timer {
  dueAt: number
  callback: () => void
  /** The process's own or fake ones: a timer stays with those it was set by, also when they come or go meanwhile. */
  platform: Pick<typeof globalThis, 'Date' | 'setTimeout' | 'clearTimeout'>
  disarm(): void
}

/**
 * The clock of the process. It looks up `Date` and `setTimeout` on `globalThis` at every call, so that
 * fake timers (Vitest, Jest, sinon) installed at any time are obeyed. This is the default.
 *
 * A delay longer than 2³¹−1 ms (24.8 days) of the process calls back after that time; callers re-check what is due.
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
  /** From when on time passes at this scale: which moment of the process, and which of the mock, that was. */
  let pace = { scale, processTime: start, mockTime: start }
  const timers = new Set<Timer>()

  const momentAt = (processTime: number): number =>
    pace.mockTime + (processTime - pace.processTime) / pace.scale
  // Genesys's times are whole milliseconds.
  const now = (): number => Math.floor(momentAt(globalThis.Date.now()) + tolerance)

  const arm = (timer: Timer): void => {
    // Browsers want them called by themselves, as no object's methods.
    const { Date: calendar, setTimeout: set, clearTimeout: clear } = timer.platform
    const left = timer.dueAt - tolerance - momentAt(calendar.now())
    // Some can't be cleared, so the flag has the last word.
    let isOff = false
    const handle = set(
      () => {
        if (isOff) return
        timers.delete(timer)
        timer.callback()
      },
      Math.min(Math.max(Math.ceil(left * pace.scale), 0), longestDelay),
    )
    timer.disarm = () => {
      isOff = true
      clear(handle)
    }
  }

  return {
    now,
    era: () => globalThis.setTimeout,
    setTimer(callback, delay) {
      const { Date: calendar, setTimeout, clearTimeout } = globalThis
      const platform = { Date: calendar, setTimeout, clearTimeout }
      const timer: Timer = {
        dueAt: Math.ceil(now() + Math.max(delay, 0)),
        callback,
        platform,
        disarm() {},
      }
      timers.add(timer)
      arm(timer)
      return () => {
        timers.delete(timer)
        timer.disarm()
      }
    },
    get scale() {
      return pace.scale
    },
    setScale(next) {
      assertScale(next, 'INVALID_PARAMETER', {
        action: 'set the scale of the clock',
        remedy: 'Pass 1 for real time.',
      })
      const processTime = globalThis.Date.now()
      pace = { scale: next, processTime, mockTime: momentAt(processTime) }
      for (const timer of timers) {
        timer.disarm()
        arm(timer)
      }
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
  if (Number.isFinite(scale) && scale > 0) return
  const reason = `scale: expected a finite number > 0, got ${String(scale)}`
  throw new GenesysMockError(code, { ...subject, reason })
}
