/**
 * Where a mock takes its time from: the current date, and one-shot timers.
 *
 * @see systemClock for the time of the process, or of the fake timers in it
 * @see manualClock for a clock that only moves when it is advanced
 */
export interface Clock {
  /** The current date in epoch milliseconds. It may jump; the mock then only changes what it writes as `utcTime`. */
  now(): number
  /**
   * Calls back once, `delay` milliseconds from now, and returns a function that cancels the timer.
   * A cancelled callback must never be called.
   */
  setTimer(callback: () => void, delay: number): () => void
  /**
   * Reads the time in a form that tells apart what has passed and what the date is set to.
   * @default counted by `now()`: a step forward counts as time that has passed, a step back as a change of the date
   */
  read?(): ClockReading
  /**
   * A value that changes when timers that were set before may never call back, as when fake timers come or go.
   * @default all timers are kept
   */
  era?(): unknown
}

/** The time of a clock at an instant. The date is the sum of both. */
export interface ClockReading {
  /** A count of the milliseconds that have passed, from an arbitrary start. It never decreases, whatever the date does. */
  readonly elapsed: number
  /** The date minus `elapsed`; it only changes when the date is set. */
  readonly offset: number
}

/** Reads any clock. */
export function createClockReader(clock: Clock): () => ClockReading {
  if (clock.read) return clock.read
  let date = clock.now()
  let elapsed = date
  return () => {
    const now = clock.now()
    if (now > date) elapsed += now - date
    date = now
    return { elapsed, offset: date - elapsed }
  }
}
