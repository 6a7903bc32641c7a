import { eventLoopTurns, patienceWithServers } from '../runtime/event-loop-turns'
import type { Traffic } from './traffic'

/**
 * Lets what is under way come home, without any time; a receiver that never answers does not stop it.
 *
 * @param traffic - As it is now: a reset replaces it.
 */
export async function letArrive(traffic: () => Traffic): Promise<void> {
  const isIdle = (): boolean => traffic().queues.size === 0
  const isExpecting = (): boolean => [...traffic().inFlight.values()].some((flight) => flight.isExpected)

  await eventLoopTurns(isIdle)
  while (isExpecting()) {
    await eventLoopTurns(() => !isExpecting(), patienceWithServers)
    // Who has not answered by now is waited for no more.
    for (const flight of traffic().inFlight.values()) flight.isExpected = false
    await eventLoopTurns(isIdle)
  }
}
