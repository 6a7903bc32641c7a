import { eventLoopTurns } from '../time/real-time'
import { isIdle, type Traffic } from './traffic'
import type { Flight } from './transmit'

/** A bot that responds to each push with what is pushed in turn goes on for ever. */
const mostRounds = 3

/** For how many milliseconds of real time a receiver is waited for. */
interface DrainLimits {
  /** One that may be a handler that never responds. */
  possible: number
  /** One whose push has gone out to the network. */
  certain: number
  /** The same, when its push would otherwise time out. */
  expiring: number
}

export interface Drain {
  /** As it is now: a reset replaces it. */
  traffic(): Traffic
  limits: DrainLimits
  isEnough?(): boolean
}

/**
 * Waits until the pushes under way are settled, as far as that takes no time of the mock's. An intercepted push has some
 * turns of the event loop, a real receiver its limit, once per address; then neither is waited for.
 */
export async function drainPushes(drain: Drain): Promise<void> {
  const { traffic, isEnough = () => false } = drain
  const isDone = (): boolean => isEnough() || isIdle(traffic())
  const isWaiting = (): boolean => !isEnough() && remaining(drain) > 0

  await giveTurns(drain, isDone)
  for (let round = 0; round < mostRounds && isWaiting(); round += 1) {
    await eventLoopTurns(() => !isWaiting(), { turns: 100, milliseconds: remaining(drain) })
    if (isWaiting()) noteSilence(drain)
    await giveTurns(drain, isDone)
  }
}

/** Gives pushes their turn, and as long as it takes to those that wait until fewer are sent at the same time. */
async function giveTurns({ traffic }: Drain, isDone: () => boolean): Promise<void> {
  for (let waiting = Number.POSITIVE_INFINITY; ; waiting = traffic().slots.waiting) {
    await eventLoopTurns(isDone)
    const { slots } = traffic()
    if (isDone() || slots.waiting === 0 || slots.waiting >= waiting) return
  }
}

/** For how many milliseconds a receiver is still waited for. */
function remaining(drain: Drain): number {
  const { inFlight, silence } = drain.traffic()
  const left = [...inFlight.values()]
    .filter(({ isReal }) => isReal)
    .map((flight) => limitOf(drain, flight) - (silence.get(flight.url) ?? 0))
  return Math.max(0, ...left)
}

function noteSilence(drain: Drain): void {
  const { inFlight, silence } = drain.traffic()
  for (const flight of inFlight.values()) {
    const before = silence.get(flight.url) ?? 0
    if (flight.isReal) silence.set(flight.url, Math.max(before, limitOf(drain, flight)))
  }
}

function limitOf({ limits }: Drain, { isOnNetwork, isExpiring }: Flight): number {
  if (!isOnNetwork) return limits.possible
  return isExpiring ? limits.expiring : limits.certain
}
