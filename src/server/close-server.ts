import { once } from 'node:events'
import type { Server } from 'node:http'
import { setImmediate } from 'node:timers/promises'

/** How long clients may take to finish what they are sending, in milliseconds of real time. */
const patience = 1_000

/**
 * Takes no more requests, answers those under way, and ends the mock.
 *
 * @param arriving - The requests that are still being read.
 * @param endMock - Ends what a fault holds back, and feeds that would go on for ever.
 */
export async function closeServer(
  server: Server,
  arriving: ReadonlySet<Promise<unknown>>,
  endMock: () => void,
): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const deadline = Date.now() + patience
  const sweep = setInterval(() => {
    // A connection that was busy when the server was closed is idle only now.
    server.closeIdleConnections()
    if (Date.now() > deadline) server.closeAllConnections()
  }, 10)
  await Promise.allSettled(arriving)
  await setImmediate()
  endMock()
  await closed
  clearInterval(sweep)
}
