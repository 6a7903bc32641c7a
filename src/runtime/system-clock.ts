import { GenesysMockError } from '../errors'
import type { Clock } from './clock'

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

/**
 * The clock of the process. It looks up `Date` and `setTimeout` on `globalThis` at every call, so that
 * fake timers (Vitest, Jest, sinon) installed at any time are obeyed. This is the default.
 *
 * A delay longer than 2³¹−1 ms (24.8 days) calls back after that time; callers re-check what is due.
 *
 * @throws GenesysMockError `INVALID_OPTION`
 * @example
 * const genesys = createGenesysMock({ clock: systemClock({ scale: 0.1 }) })
 */
export function systemClock({ scale = 1 }: SystemClockOptions = {}): Clock {
  assertScale(scale)
  const start = globalThis.Date.now()

  return {
    now() {
      const now = globalThis.Date.now()
      return scale === 1 ? now : start + (now - start) / scale
    },
    era: () => globalThis.setTimeout,
    setTimer(callback, delay) {
      // Fake timers can't clear a native timer that was set before they were installed (and the
      // reverse), so the flag has the last word.
      let cancelled = false
      const timer = globalThis.setTimeout(
        () => {
          if (!cancelled) callback()
        },
        Math.min(Math.max(delay * scale, 0), longestDelay),
      )
      return () => {
        cancelled = true
        globalThis.clearTimeout(timer)
      }
    },
  }
}

function assertScale(scale: number): void {
  if (Number.isFinite(scale) && scale > 0) return
  throw new GenesysMockError('INVALID_OPTION', {
    action: 'make a system clock',
    reason: `scale: expected a finite number > 0, got ${String(scale)}`,
    remedy: 'Leave it out for real time.',
  })
}
