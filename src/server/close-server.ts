import { once } from 'node:events'
import type { Server } from 'node:http'
import { eventLoopTurns } from '../time/real-time'
import type { Desk } from './desk'
import { losePatience } from './lose-patience'

/**
 * Takes no more requests, answers those under way, and ends what is held back or would go on for ever.
 *
 * @param endMock - Ends the mock, if it is the server's own.
 */
export async function closeServer(server: Server, desk: Desk, endMock: () => void): Promise<void> {
  desk.isClosing = true
  const closed = once(server, 'close')
  server.close()
  // Node closes those that are idle, but takes one on which nothing has been said yet for busy.
  for (const socket of desk.connections) if (socket.bytesRead === 0) socket.destroy()
  const stopWaiting = losePatience(() => server.closeAllConnections())
  await Promise.allSettled(desk.arriving)
  // What has just arrived is answered before the mock ends; what is held back is not waited for.
  await eventLoopTurns(() => desk.asking === 0)
  for (const end of [...desk.ends]) end()
  endMock()
  await closed
  stopWaiting()
}
