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
  // At once: those that are still sending a body may use up all the time there is.
  endHeld(desk)
  await Promise.allSettled(desk.arriving)
  // What has just arrived is answered before the mock ends; what is held back is not waited for.
  await eventLoopTurns(() => desk.asking === 0)
  endHeld(desk)
  endMock()
  await closed
  stopWaiting()
}

/** Ends what a fault holds back, with HTTP 503, and feeds. */
function endHeld({ ends }: Desk): void {
  for (const end of [...ends]) end()
}
