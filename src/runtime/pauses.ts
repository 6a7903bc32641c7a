import type { Clock } from './clock'

/** What waits for its time to come, each under a key of its own. */
export interface Pauses {
  /** Resolves when the time is up on the clock, or the pause is ended before. */
  begin(key: unknown, milliseconds: number): Promise<void>
  /** Ends a pause, if there is one, and leaves no timer. */
  end(key: unknown): void
  endAll(): void
}

export function createPauses(clock: Clock): Pauses {
  const ends = new Map<unknown, () => void>()

  return {
    begin(key, milliseconds) {
      // At once needs no timer, which somebody would have to let fire.
      if (milliseconds <= 0) return Promise.resolve()
      return new Promise((resolve) => {
        const end = (): void => {
          cancel()
          ends.delete(key)
          resolve()
        }
        const cancel = clock.setTimer(end, milliseconds)
        ends.set(key, end)
      })
    },
    end: (key) => ends.get(key)?.(),
    endAll() {
      for (const end of [...ends.values()]) end()
    },
  }
}
