import type { Agenda, AgendaEntry } from './agenda'

/** Delays on the mock's clock, each under a key of its own, which can be ended early. */
export interface Delays {
  /** Resolves when the time is up, or the delay is ended. */
  begin(key: unknown, milliseconds: number): Promise<void>
  /** Ends a delay, if there is one. */
  end(key: unknown): void
  endAll(): void
}

export function createDelays(agenda: Agenda): Delays {
  const ends = new Map<unknown, () => void>()

  return {
    begin(key, milliseconds) {
      // Without a delay nothing has to wait for the clock.
      if (milliseconds <= 0) return Promise.resolve()
      return new Promise((resolve) => {
        const end = (): void => {
          entry.cancel()
          ends.delete(key)
          resolve()
        }
        const entry: AgendaEntry = agenda.add({ delay: milliseconds, run: end })
        ends.set(key, end)
      })
    },
    end: (key) => ends.get(key)?.(),
    endAll() {
      for (const end of [...ends.values()]) end()
    },
  }
}
