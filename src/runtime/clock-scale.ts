import { GenesysMockError } from '../errors'
import type { Clock } from './clock'
import { hasScale } from './system-clock'

/** How many seconds of the process one second of a clock takes; null: it has no such pace. */
export function scaleOf(clock: Clock): number | null {
  return hasScale(clock) ? clock.scale : null
}

/**
 * Lets time go on at another pace.
 *
 * @throws GenesysMockError `CLOCK_WITHOUT_SCALE`, `INVALID_PARAMETER`
 */
export function setScale(clock: Clock, scale: number): void {
  if (hasScale(clock)) {
    clock.setScale(scale)
    return
  }
  const reason = 'the clock of this mock has no pace of its own'
  throw new GenesysMockError('CLOCK_WITHOUT_SCALE', {
    action: 'set the scale of the clock',
    reason,
    advice: `${reason}; systemClock() has one, and POST /genesys/2/mock/clock/advance moves a manualClock()`,
    remedy: 'Make the mock with a systemClock(), or move the time with genesys.advance().',
  })
}
