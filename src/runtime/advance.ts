import { GenesysMockError } from '../errors'
import type { Clock } from './clock'
import { scaleOf } from './clock-scale'
import { areTimersFaked, installedFakeClock } from './fake-timers'
import { assertDuration, type ManualClock } from './manual-clock'
import { moveFakeTimers } from './move-fake-timers'
import type { TrackedClock } from './track-timers'

export interface AdvanceContext {
  clock: Clock
  /** How the user's fake timers are moved; undefined: as the installed ones say themselves. */
  advanceTimers: ((milliseconds: number) => unknown) | undefined
}

/** Two ways to let time pass, and what it sets off take effect; by milliseconds on the mock's clock. */
export interface Passage {
  advance(milliseconds: number): Promise<void>
  /**
   * The same, but with fake timers only up to the first that is due, whoever set it; one due now counts for
   * no time at all. Who steps has given what is under way its turn before.
   */
  step(milliseconds: number): Promise<void>
}

export interface PassageParts {
  /** The mock's timers. */
  clock: TrackedClock
  /** Lets what was set off take effect. */
  letArrive(): Promise<void>
}

export function createPassage(context: AdvanceContext, parts: PassageParts): Passage {
  const { clock: timers, letArrive } = parts

  const pass = async (milliseconds: number): Promise<void> => {
    const { clock, advanceTimers = installedTick() } = context
    timers.revive()
    if (isManual(clock)) await clock.advance(milliseconds, letArrive)
    else if (advanceTimers) {
      const scale = (): number => scaleOf(clock) ?? 1
      await moveFakeTimers({ clock: timers, move: advanceTimers, scale, letArrive }, milliseconds)
    } else throw notAdvanceable()
    await letArrive()
  }

  return {
    async advance(milliseconds) {
      assertDuration(milliseconds)
      // What was set off just before may have a timer yet to set, which is to count from now.
      await letArrive()
      await pass(milliseconds)
    },
    async step(milliseconds) {
      const isTheirs = !isManual(context.clock) && context.advanceTimers === undefined
      const fakeClock = isTheirs && milliseconds > 0 ? installedFakeClock() : undefined
      if (!fakeClock) return pass(milliseconds)
      timers.revive()
      await fakeClock.nextAsync()
      await letArrive()
    },
  }
}

/** Whether time passes only when somebody lets it. */
export function standsStill({ clock, advanceTimers }: AdvanceContext): boolean {
  if (isManual(clock)) return true
  return areTimersFaked() && (advanceTimers !== undefined || installedTick() !== undefined)
}

function installedTick(): ((milliseconds: number) => unknown) | undefined {
  const fakeClock = installedFakeClock()
  return fakeClock && ((milliseconds) => fakeClock.tickAsync(milliseconds))
}

function isManual(clock: Clock): clock is ManualClock {
  return 'advance' in clock
}

function notAdvanceable(): GenesysMockError {
  return new GenesysMockError('CLOCK_NOT_ADVANCEABLE', {
    action: 'advance the clock',
    reason: "the mock runs on the system's time, which passes by itself",
    advice:
      "the mock runs on the system's time, which passes by itself; POST /genesys/2/mock/clock makes it pass faster, and a mock with a manualClock() can be advanced",
    remedy:
      'Give the mock a clock of its own, createGenesysMock({ clock: manualClock() }), or fake the timers before, as vi.useFakeTimers() does.',
  })
}
