import type { Clock } from './clock'

/** A longer delay overflows in every runtime and fires after 1 ms. */
const longestDelay = 2 ** 31 - 1

/**
 * The clock of the process. It looks up `Date` and `setTimeout` on `globalThis` at every call, so that
 * fake timers (Vitest, Jest, sinon) installed at any time are obeyed. This is the default.
 *
 * A delay longer than 2³¹−1 ms (24.8 days) calls back after that time; callers re-check what is due.
 *
 * @example
 * const genesys = createGenesysMock({ clock: systemClock() })
 */
export function systemClock(): Clock {
  return {
    now: () => globalThis.Date.now(),
    era: () => globalThis.setTimeout,
    setTimer(callback, delay) {
      // Fake timers can't clear a native timer that was set before they were installed (and the
      // reverse), so the flag has the last word.
      let cancelled = false
      const timer = globalThis.setTimeout(
        () => {
          if (!cancelled) callback()
        },
        Math.min(Math.max(delay, 0), longestDelay),
      )
      return () => {
        cancelled = true
        globalThis.clearTimeout(timer)
      }
    },
  }
}
