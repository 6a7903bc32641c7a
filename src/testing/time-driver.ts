import { eventLoopTurns } from '../runtime/event-loop-turns'
import type { TrackedClock } from '../runtime/track-timers'

export interface TimeDriverContext {
  clock: TrackedClock
  /** Whether time passes only when somebody lets it. */
  standsStill(): boolean
  /** Lets time pass, in milliseconds. */
  advance(milliseconds: number): Promise<void>
  /** Whether a push is on its way. */
  isPushing(): boolean
}

/** Somebody for whom time is to pass. */
export interface Passenger {
  /** Hears why time can't pass. */
  fail(error: unknown): void
}

/** How often the event loop may turn for a receiver that is a real server on this machine: a tenth of a second or so. */
const patienceWithReceivers = 3_000

/**
 * Lets time pass for those who await something, where nobody else does: from one timer of the mock to the
 * next, so that it never passes further than to what they wait for.
 */
export class TimeDriver {
  readonly #passengers = new Set<Passenger>()
  #isDriving = false

  constructor(private readonly context: TimeDriverContext) {}

  /** Lets time pass for a passenger until it leaves. */
  board(passenger: Passenger): void {
    this.#passengers.add(passenger)
    if (!this.#isDriving) void this.#drive()
  }

  leave(passenger: Passenger): void {
    this.#passengers.delete(passenger)
  }

  async #drive(): Promise<void> {
    this.#isDriving = true
    try {
      for (let from = Number.NEGATIVE_INFINITY; this.#passengers.size > 0; ) {
        await this.letArrive(() => this.#passengers.size === 0)
        const now = this.context.clock.now()
        // What is due now has its turn, but only once: a timer of fake timers that are gone never comes.
        const next = this.#nextStop(from === now ? now : now - 1)
        if (next === undefined) return
        from = now
        await this.context.advance(next - now)
      }
    } catch (error) {
      for (const passenger of [...this.#passengers]) passenger.fail(error)
    } finally {
      this.#isDriving = false
    }
  }

  /** Undefined: nobody wants to go on, or time passes by itself. */
  #nextStop(after: number): number | undefined {
    const { clock, standsStill } = this.context
    if (this.#passengers.size === 0 || !standsStill()) return undefined
    return clock.nextTimerAfter(after)
  }

  /** Gives what is under way its turn, until `isEnough`. */
  async letArrive(isEnough: () => boolean): Promise<void> {
    await eventLoopTurns(isEnough)
    await eventLoopTurns(() => isEnough() || !this.context.isPushing(), patienceWithReceivers)
  }
}
