import { eventLoopTurns, patienceWithServers } from '../runtime/event-loop-turns'
import { isIdle, type Traffic } from './traffic'

/** A bot that answers each push with what is pushed in turn goes on for ever. */
const mostRounds = 3

/**
 * Lets what is under way come home, as far as that takes no time: neither a receiver that never answers, nor one
 * that always has more to come, stops it.
 *
 * @param traffic - As it is now: a reset replaces it.
 */
export async function letArrive(traffic: () => Traffic): Promise<void> {
  const isHome = (): boolean => isIdle(traffic())
  const isExpecting = (): boolean => [...traffic().inFlight.values()].some((flight) => flight.isExpected)

  await eventLoopTurns(isHome)
  for (let round = 0; round < mostRounds && isExpecting(); round += 1) {
    await eventLoopTurns(() => !isExpecting(), patienceWithServers)
    giveUp(traffic())
    await eventLoopTurns(isHome)
  }
}

/** Who has not answered by now is waited for no more, until they have. */
function giveUp({ inFlight, silent }: Traffic): void {
  for (const flight of inFlight.values()) {
    if (flight.isExpected) silent.add(flight.url)
    flight.isExpected = false
  }
}
