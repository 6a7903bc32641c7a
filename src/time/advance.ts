import { GenesysMockError } from '../errors'
import type { Agenda } from './agenda'
import type { Clock } from './clock'
import { assertDuration } from './clock-arguments'
import { isManual } from './manual-clock'
import { type ForeignLibrary, platformTimers } from './platform-timers'
import { eventLoopTurns } from './real-time'
import { hasScale, scaleOf } from './system-clock'
import { findUnsafeFakes } from './unsafe-fakes'

export interface TimeControlContext {
  clock: Clock
  agenda: Agenda
  /** The user's way to advance fake timers; undefined: as the installed ones are advanced themselves. */
  advanceTimers: ((milliseconds: number) => unknown) | undefined
  /** Gives what was set off its turn to take effect. */
  drainPushes(): Promise<void>
  /** Whether a request has reached the mock. */
  hasReceived(): boolean
}

/**
 * Whether time passes on the mock's clock: `passes` by itself; `stands` until this package advances it; `stuck`: it
 * stands, and nothing says how to advance it.
 */
export type Flow = 'passes' | 'stands' | 'stuck'

/** For how many milliseconds of real time a timer of one millisecond is waited for before time counts as standing. */
const probeMs = { withAdvanceTimers: 50, alone: 1_000 }
/** How often something may become due in the same moment before an advance ends. */
const mostRoundsInAMoment = 1_000

/** Advances the mock's time: by a duration for a test, or from one entry of the agenda to the next for a wait. */
export class TimeControl {
  #queue: Promise<unknown> = Promise.resolve()
  /** Timers that a probe has found to stand still. */
  #standing: unknown
  #probing: Promise<Flow> | undefined

  constructor(private readonly context: TimeControlContext) {}

  /** @throws GenesysMockError `UNSAFE_FAKE_TIMERS` */
  assertSafe(): void {
    const unsafe = findUnsafeFakes(this.context.hasReceived())
    if (unsafe) throw unsafe
  }

  /** What is known without waiting; undefined: only a probe can tell. */
  knownFlow(): Flow | undefined {
    const { clock, agenda, advanceTimers } = this.context
    if (isManual(clock)) return 'stands'
    const { kind } = platformTimers()
    if (kind === 'driven') return 'stands'
    if (advanceTimers && (kind === 'foreign' || globalThis.setTimeout === this.#standing)) return 'stands'
    return agenda.passesByItself ? 'passes' : undefined
  }

  async flow(): Promise<Flow> {
    const known = this.knownFlow()
    if (known) return known
    // Whoever is the first to find that time stands would make the timer of another probe fire.
    this.#probing ??= this.#findFlow().finally(() => {
      this.#probing = undefined
    })
    return this.#probing
  }

  /**
   * Advances by milliseconds on the mock's clock. Stops at every moment at which something is due, so that what it sets
   * off takes effect at that moment.
   *
   * @throws GenesysMockError `CLOCK_NOT_ADVANCEABLE`, `UNSAFE_FAKE_TIMERS`, `INVALID_PARAMETER`; whatever a timer of the user's throws, at the
   * end.
   */
  async advance(milliseconds: number): Promise<void> {
    assertDuration(milliseconds)
    this.assertSafe()
    const { agenda, drainPushes } = this.context
    // What was set off just before may have a timer yet to set, which counts from now.
    await drainPushes()
    const move = this.#move() ?? (await this.#fail())
    let left = milliseconds
    let rounds = 0
    let failure: { error: unknown } | undefined
    do {
      await this.#inTurn(async () => {
        agenda.rearm()
        const begun = agenda.elapsed()
        const step = Math.min(left, Math.max(0, (agenda.first()?.due ?? Infinity) - begun))
        try {
          await move(step)
        } catch (error) {
          // A failing timer of the user's stops neither the others nor the time.
          failure ??= { error }
        }
        agenda.passTo(begun + step)
        left = left - step < 1e-6 ? 0 : left - step
        rounds = step > 0 ? 0 : rounds + 1
        await drainPushes()
      })
    } while (left > 0 || (this.#isDue() && rounds < mostRoundsInAMoment))
    if (failure) throw failure.error
  }

  /** Goes on to the next moment at which something is due, in the mock or, on driven timers, anywhere. */
  async step(): Promise<void> {
    const { agenda, clock, advanceTimers } = this.context
    await this.#inTurn(async () => {
      agenda.rearm()
      const begun = agenda.elapsed()
      const due = agenda.first()?.due
      if (due === undefined) return
      if (due <= begun) {
        agenda.runDue()
        return
      }
      const { clock: fakeClock } = platformTimers()
      if (fakeClock && !advanceTimers && !isManual(clock)) {
        await fakeClock.nextAsync()
        agenda.runDue()
        return
      }
      await (this.#move() ?? (await this.#fail()))(due - begun)
      agenda.passTo(due)
    })
  }

  #isDue(): boolean {
    const { agenda } = this.context
    return (agenda.first()?.due ?? Infinity) <= agenda.elapsed()
  }

  /** Moves the time by milliseconds on the mock's clock; undefined: nothing says how. */
  #move(): ((milliseconds: number) => unknown) | undefined {
    const { clock, advanceTimers } = this.context
    if (isManual(clock)) return (milliseconds) => clock.advance(milliseconds)
    const { clock: fakeClock } = platformTimers()
    const advance = advanceTimers ?? (fakeClock && ((milliseconds) => fakeClock.tickAsync(milliseconds)))
    return advance && ((milliseconds) => advance(milliseconds * (scaleOf(clock) ?? 1)))
  }

  /** Moves are queued, so that those who advance at the same time advance by the sum. */
  #inTurn(move: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(move)
    this.#queue = turn.catch(() => {})
    return turn
  }

  async #findFlow(): Promise<Flow> {
    const { advanceTimers } = this.context
    if (!advanceTimers) return (await this.#probe(probeMs.alone)) ? 'passes' : 'stuck'
    let hasFired = false
    // No move meanwhile, which would make the timer fire.
    await this.#inTurn(async () => {
      hasFired = await this.#probe(probeMs.withAdvanceTimers)
      if (!hasFired) this.#standing = globalThis.setTimeout
    })
    return hasFired ? 'passes' : 'stands'
  }

  /** Whether a timer of one millisecond fires in so many milliseconds of real time. */
  async #probe(milliseconds: number): Promise<boolean> {
    const { clock } = this.context
    let hasFired = false
    const fired = (): void => {
      hasFired = true
    }
    if (hasScale(clock)) globalThis.setTimeout(fired, 1)
    else clock.setTimer(fired, 1)
    await eventLoopTurns(() => hasFired, { turns: 1, milliseconds })
    return hasFired
  }

  async #fail(): Promise<never> {
    const { clock } = this.context
    const isFaked = platformTimers().kind === 'foreign' || (await this.flow()) !== 'passes'
    throw notAdvanceable(clock, isFaked)
  }
}

/** The error for time that can't be advanced: on fake timers, in real time, or on a clock of the user's. */
export function notAdvanceable(clock: Clock, isFaked: boolean): GenesysMockError {
  const action = 'advance the clock'
  if (!hasScale(clock)) {
    const reason = 'nothing says how to advance the clock that the mock was made with'
    return new GenesysMockError('CLOCK_NOT_ADVANCEABLE', {
      action,
      reason,
      advice: `${reason}; a mock with a manualClock() can be advanced`,
      remedy: 'Say how, createGenesysMock({ clock, advanceTimers: (ms) => … }), or use a manualClock().',
    })
  }
  if (!isFaked) {
    const reason = "the mock runs on the system's time, which passes by itself"
    return new GenesysMockError('CLOCK_NOT_ADVANCEABLE', {
      action,
      reason,
      advice: `${reason}; POST /genesys/2/mock/clock makes it pass faster, and a mock with a manualClock() can be advanced`,
      remedy:
        'Give the mock a clock of its own, createGenesysMock({ clock: manualClock() }) or setupGenesys({ clock: manualClock() }), or fake the timers before, as vi.useFakeTimers() does.',
    })
  }
  const { library } = platformTimers()
  const reason = `the timers are faked${library ? ` by ${library}` : ''}, and nothing says how to advance them`
  return new GenesysMockError('CLOCK_NOT_ADVANCEABLE', {
    action,
    reason,
    remedy: `Say how: createGenesysMock({ ${advanceTimersFor(library)} }).`,
  })
}

function advanceTimersFor(library: ForeignLibrary | undefined): string {
  if (library === 'node:test') return 'advanceTimers: (ms) => mock.timers.tick(ms)'
  if (library === 'Jasmine') return 'advanceTimers: (ms) => jasmine.clock().tick(ms)'
  if (library === 'Jest legacy') return 'advanceTimers: (ms) => jest.advanceTimersByTime(ms)'
  return 'advanceTimers: (ms) => yourClock.tick(ms)'
}
