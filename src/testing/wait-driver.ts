import { notAdvanceable, type TimeControl } from '../time/advance'
import { type Agenda, type AgendaEntry, rank } from '../time/agenda'
import type { Clock } from '../time/clock'
import { platformTimers } from '../time/platform-timers'
import { eventLoopTurns, localServerLimit } from '../time/real-time'

export interface WaitDriverContext {
  clock: Clock
  agenda: Agenda
  time: TimeControl
  /** Whether a push is with its receiver. */
  isSending(): boolean
  /** Waits in real time for receivers that may be slow, as long as it is allowed. */
  drainSlowPushes(isEnough: () => boolean): Promise<void>
}

/** Somebody who awaits something. */
export interface Waiter {
  /** Called when time can't pass. */
  fail(error: unknown): void
}

/**
 * Advances the time for those who await something, where it does not pass by itself: from one entry of the agenda to
 * the next, and no further than to what they wait for.
 */
export class WaitDriver {
  readonly #waiters = new Set<Waiter>()
  #isDriving = false

  constructor(private readonly context: WaitDriverContext) {
    context.agenda.onEraChange(() => this.#start())
  }

  /** Advances the time for a waiter until it is removed. */
  add(waiter: Waiter): void {
    this.#waiters.add(waiter)
    this.#start()
  }

  remove(waiter: Waiter): void {
    this.#waiters.delete(waiter)
  }

  /** Gives what is under way its turn, until `isEnough`. */
  async drain(isEnough: () => boolean): Promise<void> {
    const { time, isSending, drainSlowPushes } = this.context
    await eventLoopTurns(isEnough)
    if (time.knownFlow() === 'passes') return
    await drainSlowPushes(isEnough)
    await eventLoopTurns(() => isEnough() || !isSending(), localServerLimit)
  }

  #start(): void {
    if (this.#waiters.size > 0 && !this.#isDriving) void this.#drive()
  }

  async #drive(): Promise<void> {
    this.#isDriving = true
    try {
      while (this.#waiters.size > 0 && (await this.#goOn()));
    } catch (error) {
      for (const waiter of [...this.#waiters]) waiter.fail(error)
    } finally {
      this.#isDriving = false
    }
  }

  /** Whether it is to be called again: not where time passes by itself. */
  async #goOn(): Promise<boolean> {
    const { agenda, time } = this.context
    time.assertSafe()
    await this.drain(() => this.#waiters.size === 0)
    if (this.#waiters.size === 0) return false
    const flow = await time.flow()
    // Timers that are gone may have taken those of the mock with them.
    agenda.rearm()
    // Only the test can advance these, and may stop doing so.
    if (flow === 'passes') return platformTimers().kind === 'foreign'
    if (flow === 'stuck') throw notAdvanceable(this.context.clock, true)
    const entry = agenda.first()
    if (entry && (await this.#isStillFirst(entry))) await time.step()
    return true
  }

  /**
   * Whether an entry is still the first when the program under test, which may be at work without any time of the
   * mock's, has had its turn. Before a wait ends in vain, that is a long turn.
   */
  async #isStillFirst(entry: AgendaEntry): Promise<boolean> {
    const isFirst = (): boolean => this.#waiters.size > 0 && this.context.agenda.first() === entry
    if (entry.rank === rank.waitLimit) await eventLoopTurns(() => !isFirst(), localServerLimit)
    return isFirst()
  }
}
