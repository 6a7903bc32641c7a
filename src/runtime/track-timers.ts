import type { Clock } from './clock'

/** A clock that knows which of its timers is due first. */
export interface TrackedClock extends Clock {
  /** When the first of the timers that are due after a moment is due; undefined: there is none. */
  nextTimerAfter(moment: number): number | undefined
}

/** Makes a clock that keeps track of the timers set by it, so that somebody can go from one to the next. */
export function trackTimers(clock: Clock): TrackedClock {
  const moments = new Map<object, number>()

  return {
    now: () => clock.now(),
    era: () => clock.era?.(),
    setTimer(callback, delay) {
      const timer = {}
      moments.set(timer, clock.now() + Math.max(delay, 0))
      const cancel = clock.setTimer(() => {
        moments.delete(timer)
        callback()
      }, delay)
      return () => {
        moments.delete(timer)
        cancel()
      }
    },
    nextTimerAfter(moment) {
      const later = [...moments.values()].filter((dueAt) => dueAt > moment)
      return later.length > 0 ? Math.min(...later) : undefined
    },
  }
}
