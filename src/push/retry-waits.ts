import type { Clock } from '../runtime/clock'

/** The waits of failed pushes until they are tried again. */
export interface RetryWaits {
  /** Resolves when the time is up on the clock, or the wait is ended before. */
  begin(id: string, milliseconds: number): Promise<void>
  /** Ends the wait of a push, if it has one, and leaves no timer. */
  end(id: string): void
  endAll(): void
}

export function createRetryWaits(clock: Clock): RetryWaits {
  const ends = new Map<string, () => void>()

  return {
    begin(id, milliseconds) {
      // At once needs no timer, which somebody would have to let fire.
      if (milliseconds === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const end = (): void => {
          cancel()
          ends.delete(id)
          resolve()
        }
        const cancel = clock.setTimer(end, milliseconds)
        ends.set(id, end)
      })
    },
    end: (id) => ends.get(id)?.(),
    endAll() {
      for (const end of [...ends.values()]) end()
    },
  }
}
