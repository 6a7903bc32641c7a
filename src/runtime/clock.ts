/**
 * Where a mock takes its time from: the current moment and one-shot timers.
 *
 * @see systemClock for the time of the process (and of fake timers)
 * @see manualClock for a clock that only moves when told to
 */
export interface Clock {
  /** The current time in epoch milliseconds. */
  now(): number
  /**
   * Calls back once, `delay` milliseconds from now, and returns a function that cancels it.
   * A cancelled callback is never called, however late the cancelling.
   */
  setTimer(callback: () => void, delay: number): () => void
  /**
   * What changes when timers that were set before may never be called, as when fake timers come or go.
   * A clock without it keeps all its timers.
   */
  era?(): unknown
}
