import type { Clock } from './clock'

/** A timer that has not called back yet. */
export interface TrackedTimer {
  /** Epoch milliseconds. */
  readonly dueAt: number
}

/** A clock that knows which of its timers is due first, and sees to it that they call back. */
export interface TrackedClock extends Clock {
  /** The timer that is due first; undefined: there is none. */
  firstTimer(): TrackedTimer | undefined
  /** Sets those timers anew that fake timers took away with them, or left behind. */
  revive(): void
  /** Sets one anew that should have called back. */
  renew(timer: TrackedTimer): void
  /** Leaves one that does not call back out of account, until it is set anew. */
  leaveOut(timer: TrackedTimer): void
}

interface Timer {
  dueAt: number
  /** How long it was to wait when it was set. */
  readonly delay: number
  callback(): void
  cancel(): void
}

/** Makes a clock that keeps track of the timers set by it, so that somebody can go from one to the next. */
export function trackTimers(clock: Clock): TrackedClock {
  const timers = new Map<TrackedTimer, Timer>()
  const leftOut = new WeakSet<TrackedTimer>()
  /** That of all timers. */
  let era = clock.era?.()

  const arm = (timer: Timer, delay: number): void => {
    timer.cancel = clock.setTimer(() => {
      timers.delete(timer)
      timer.callback()
    }, delay)
  }
  const rearm = (timer: Timer): void => {
    timer.cancel()
    leftOut.delete(timer)
    arm(timer, timer.dueAt - clock.now())
  }
  const revive = (): void => {
    const current = clock.era?.()
    if (current === era) return
    era = current
    const now = clock.now()
    for (const timer of [...timers.values()]) {
      timer.dueAt = dueAtFrom(timer, now)
      rearm(timer)
    }
  }

  return {
    now: () => clock.now(),
    revive,
    setTimer(callback, delay) {
      revive()
      const wait = Math.max(delay, 0)
      const timer: Timer = { dueAt: clock.now() + wait, delay: wait, callback, cancel() {} }
      timers.set(timer, timer)
      arm(timer, wait)
      return () => {
        timers.delete(timer)
        timer.cancel()
      }
    },
    firstTimer: () => earliest(timers.keys(), leftOut),
    renew(timer) {
      const known = timers.get(timer)
      if (known) rearm(known)
    },
    leaveOut: (timer) => void leftOut.add(timer),
  }
}

/** When a timer of another era is due: fake timers may have another date, of which its moment says nothing. */
function dueAtFrom({ dueAt, delay }: Timer, now: number): number {
  const left = dueAt - now
  return left < 0 || left > delay ? now + delay : dueAt
}

function earliest(timers: Iterable<TrackedTimer>, leftOut: WeakSet<TrackedTimer>): TrackedTimer | undefined {
  let first: TrackedTimer | undefined
  for (const timer of timers) {
    if (!leftOut.has(timer) && (!first || timer.dueAt < first.dueAt)) first = timer
  }
  return first
}
