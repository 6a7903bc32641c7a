import { once } from 'node:events'
import type { Server } from 'node:http'
import { eventLoopTurns } from '../runtime/event-loop-turns'
import type { Desk } from './answer-request'

/** How long clients may take to finish what they are sending, in milliseconds of real time. */
const patience = 1_000

/**
 * Takes no more requests, answers those under way, and ends the mock.
 *
 * @param endMock - Ends what a fault holds back, and feeds that would go on for ever.
 */
export async function closeServer(server: Server, desk: Desk, endMock: () => void): Promise<void> {
  desk.isClosing = true
  const closed = once(server, 'close')
  server.close()
  // Not a timer that a test may have faked.
  globalThis.AbortSignal.timeout(patience).addEventListener('abort', () => server.closeAllConnections())
  await Promise.allSettled(desk.arriving)
  // What has just arrived is answered before the mock ends; what is held back is not waited for.
  await eventLoopTurns(() => desk.asking === 0)
  endMock()
  await closed
}
