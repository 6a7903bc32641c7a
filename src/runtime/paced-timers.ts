/** From when on time passes at a scale: which moment of the process, and which of the mock, that was. */
export interface Pace {
  readonly scale: number
  readonly processTime: number
  readonly mockTime: number
}

/** The moment of the mock at a moment of the process. */
export function momentAt({ scale, processTime, mockTime }: Pace, moment: number): number {
  return mockTime + (moment - processTime) / scale
}

/** More than what calculating with moments can be wrong by, in milliseconds. */
export const tolerance = 0.001

/** A longer delay overflows in every runtime and fires after 1 ms. */
const longestDelay = 2 ** 31 - 1

/** Timers for moments of the mock. */
export interface PacedTimers {
  /** Calls back once, at a moment of the mock; returns a function that cancels it. */
  set(callback: () => void, dueAt: number): () => void
  /** Time passes at another pace now. */
  rearm(): void
}

interface Timer {
  dueAt: number
  callback: () => void
  /** The process's own or fake ones: a timer stays with those it was set by, also when they come or go meanwhile. */
  platform: Pick<typeof globalThis, 'Date' | 'setTimeout' | 'clearTimeout'>
  disarm(): void
}

export function createPacedTimers(currentPace: () => Pace): PacedTimers {
  const timers = new Set<Timer>()

  const arm = (timer: Timer): void => {
    // Browsers want them called by themselves, as no object's methods.
    const { Date: calendar, setTimeout: set, clearTimeout: clear } = timer.platform
    const pace = currentPace()
    const left = timer.dueAt - tolerance - momentAt(pace, calendar.now())
    const delay = Math.max(Math.ceil(left * pace.scale), 0)
    // Some can't be cleared, so the flag has the last word.
    let isOff = false
    const handle = set(
      () => {
        if (isOff) return
        if (delay > longestDelay) {
          arm(timer)
          return
        }
        timers.delete(timer)
        timer.callback()
      },
      Math.min(delay, longestDelay),
    )
    timer.disarm = () => {
      isOff = true
      clear(handle)
    }
  }

  return {
    set(callback, dueAt) {
      const { Date: calendar, setTimeout, clearTimeout } = globalThis
      const platform = { Date: calendar, setTimeout, clearTimeout }
      const timer: Timer = { dueAt, callback, platform, disarm() {} }
      timers.add(timer)
      arm(timer)
      return () => {
        timers.delete(timer)
        timer.disarm()
      }
    },
    rearm() {
      for (const timer of timers) {
        timer.disarm()
        arm(timer)
      }
    },
  }
}
