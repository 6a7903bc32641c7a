import { GenesysMockError } from '../errors'
import type { Clock } from './clock'
import { eventLoopTurns } from './event-loop-turns'
import { assertDuration, type ManualClock } from './manual-clock'

export interface AdvanceContext {
  clock: Clock
  /** How the user's fake timers are moved; undefined: they use none, or move them themselves. */
  advanceTimers: ((milliseconds: number) => unknown) | undefined
}

/** Makes the function that lets time pass, and what it sets off take effect. */
export function createAdvance(
  { clock, advanceTimers }: AdvanceContext,
  parts: { isIdle(): boolean; arm(): void },
): (milliseconds: number) => Promise<void> {
  // A receiver that never answers must not stop the time that would end its waiting.
  const pause = (): Promise<void> => eventLoopTurns(() => parts.isIdle())

  return async (milliseconds) => {
    assertDuration(milliseconds)
    parts.arm()
    if (isManual(clock)) await clock.advance(milliseconds, pause)
    else if (advanceTimers) await advanceTimers(milliseconds)
    else throw notAdvanceable()
    await pause()
  }
}

function isManual(clock: Clock): clock is ManualClock {
  return 'advance' in clock
}

function notAdvanceable(): GenesysMockError {
  return new GenesysMockError('CLOCK_NOT_ADVANCEABLE', {
    action: 'advance the clock',
    reason: "the mock runs on the system's time, which passes by itself",
    remedy:
      'Give the mock a clock of its own, createGenesysMock({ clock: manualClock() }), or say how your fake timers are advanced, createGenesysMock({ advanceTimers: vi.advanceTimersByTimeAsync }).',
  })
}
