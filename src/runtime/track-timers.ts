import type { Clock } from './clock'

/** A timer that has not called back yet. */
export interface TrackedTimer {
  /** Epoch milliseconds. */
  readonly dueAt: number
}

/** A clock that knows which of its timers is due first. */
export interface TrackedClock extends Clock {
  /** The timer that is due first, of those that can still call back; undefined: there is none. */
  firstTimer(): TrackedTimer | undefined
  /** Leaves a timer that does not call back out of account. */
  forget(timer: TrackedTimer): void
}

/** Makes a clock that keeps track of the timers set by it, so that somebody can go from one to the next. */
export function trackTimers(clock: Clock): TrackedClock {
  /** With each, the era in which it was set. */
  const timers = new Map<TrackedTimer, unknown>()

  return {
    now: () => clock.now(),
    era: () => clock.era?.(),
    setTimer(callback, delay) {
      const timer = { dueAt: clock.now() + Math.max(delay, 0) }
      timers.set(timer, clock.era?.())
      const cancel = clock.setTimer(() => {
        timers.delete(timer)
        callback()
      }, delay)
      return () => {
        timers.delete(timer)
        cancel()
      }
    },
    firstTimer() {
      const era = clock.era?.()
      let first: TrackedTimer | undefined
      for (const [timer, setIn] of timers) {
        if (setIn === era && (!first || timer.dueAt < first.dueAt)) first = timer
      }
      return first
    },
    forget: (timer) => void timers.delete(timer),
  }
}
