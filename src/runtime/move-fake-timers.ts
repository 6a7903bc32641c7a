import type { TrackedClock } from './track-timers'

export interface FakeTimersMove {
  /** The mock's own timers, on top of the fake ones. */
  clock: TrackedClock
  /** Moves the fake timers, by milliseconds. */
  move(milliseconds: number): unknown
  /** How many of their milliseconds one of the mock's takes. */
  scale(): number
  /** Lets what was set off take effect. */
  letArrive(): Promise<void>
}

/** How often a timer may be passed by before it counts as taken away. */
const patience = 4

/**
 * Moves fake timers from one of the mock's timers to the next: in one go they would jump over those that are only set
 * when what came before has taken effect, as the pause before a push is tried again.
 */
export async function moveFakeTimers(parts: FakeTimersMove, milliseconds: number): Promise<void> {
  const { clock, move, scale, letArrive } = parts
  let left = milliseconds
  let passedBy = 0
  let failure: { error: unknown } | undefined
  do {
    clock.revive()
    const timer = clock.firstTimer()
    const wait = timer ? timer.dueAt - clock.now() : left
    // Fake timers put one that is set while they move, and due at once, off by a millisecond.
    const step = Math.min(left, Math.max(wait, passedBy === 0 ? 0 : 1))
    try {
      await move(step * scale())
    } catch (error) {
      // A timer of somebody's has failed, which stops neither the others nor the time.
      failure ??= { error }
    }
    await letArrive()
    left -= step
    const isPassedBy = timer && clock.firstTimer() === timer && timer.dueAt <= clock.now()
    passedBy = isPassedBy ? passedBy + 1 : 0
    if (!isPassedBy) continue
    // Somebody has cleared all timers, say.
    if (passedBy < patience) clock.renew(timer)
    else clock.leaveOut(timer)
  } while (left > 0)
  if (failure) throw failure.error
}
