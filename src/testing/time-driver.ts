import type { Passage } from '../runtime/advance'
import { eventLoopTurns, patienceWithServers } from '../runtime/event-loop-turns'
import type { TrackedClock, TrackedTimer } from '../runtime/track-timers'

export interface TimeDriverContext {
  clock: TrackedClock
  /** Whether time passes only when somebody lets it. */
  standsStill(): boolean
  passage: Passage
  /** Whether a push is with its receiver. */
  isSending(): boolean
}

/** Somebody for whom time is to pass. */
export interface Passenger {
  /** Hears why time can't pass. */
  fail(error: unknown): void
  /** Hears that time passes by itself from now on: timers of fake timers that are gone never call back. */
  goOnAlone(): void
  /** When its waiting ends, epoch milliseconds. */
  endsAt(): number
  /** Hears that nothing is left that could end its waiting. */
  end(): void
}

/** How often time may stand still before a timer that is still to come counts as taken away. */
const patienceWithTimers = 100

/**
 * Lets time pass for those who await something, where nobody else does: from one timer to the
 * next, so that it never passes further than to what they wait for.
 */
export class TimeDriver {
  readonly #passengers = new Set<Passenger>()
  #isDriving = false
  #stuckFor = 0

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
      while (this.#passengers.size > 0) {
        await this.letArrive(() => this.#passengers.size === 0)
        const timer = this.#nextStop()
        if (!timer) return
        if (await this.#isStillNext(timer)) await this.#goTowards(timer)
      }
    } catch (error) {
      for (const passenger of [...this.#passengers]) passenger.fail(error)
    } finally {
      this.#isDriving = false
    }
  }

  /** Undefined: nobody wants to go on, or can; those who can't are told so. */
  #nextStop(): TrackedTimer | undefined {
    const { clock, standsStill } = this.context
    if (this.#passengers.size === 0) return undefined
    if (!standsStill()) {
      for (const passenger of this.#passengers) passenger.goOnAlone()
      return undefined
    }
    const timer = clock.firstTimer()
    if (!timer) for (const passenger of this.#passengers) passenger.end()
    return timer
  }

  /**
   * Whether a timer is still the next stop when the program under test, which may be at work without any time
   * of the mock's, has had its turn: before a wait ends in vain, it has all the patience there is.
   */
  async #isStillNext(timer: TrackedTimer): Promise<boolean> {
    const isNext = (): boolean => this.#passengers.size > 0 && this.context.clock.firstTimer() === timer
    const isEnd = [...this.#passengers].some((passenger) => passenger.endsAt() === timer.dueAt)
    if (isEnd) await eventLoopTurns(() => !isNext(), patienceWithServers)
    return isNext()
  }

  /** Goes on towards a timer, up to the first that is due. */
  async #goTowards(timer: TrackedTimer): Promise<void> {
    const { clock, passage } = this.context
    const before = clock.now()
    await passage.step(Math.max(0, timer.dueAt - before))
    // The test may be over with that, and its clock with it: Jest warns of whoever still looks at one.
    if (this.#passengers.size === 0) return
    this.#stuckFor = clock.now() > before || clock.firstTimer() !== timer ? 0 : this.#stuckFor + 1
    if (this.#stuckFor === 0) return
    // Somebody has cleared all timers, say.
    if (this.#stuckFor === 1) clock.renew(timer)
    // Fake timers put one that is set while they advance, and due at once, off by a millisecond.
    if (timer.dueAt <= before) await passage.advance(1)
    // Timers of others may be due now, one after the other.
    else if (this.#stuckFor < patienceWithTimers) return
    // One that has been taken away never calls back, and must not be waited for.
    clock.leaveOut(timer)
  }

  /** Gives what is under way its turn, until `isEnough`. */
  async letArrive(isEnough: () => boolean): Promise<void> {
    await eventLoopTurns(isEnough)
    await eventLoopTurns(() => isEnough() || !this.context.isSending(), patienceWithServers)
  }
}
