import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlainAnswer } from 'aura-mocks-genesys-api'
import { losePatience } from './lose-patience'
import { whenGone } from './when-gone'
import { writeWhole } from './write-answer'

/**
 * Answers a request whose body nobody wants. The client is heard out before the connection is closed, for a
 * while, since one that is still sending would otherwise see a broken connection and no answer.
 *
 * @param isWaiting - The client sends no body until it is told to go on, which it is not.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: PlainAnswer,
  isWaiting: boolean,
): void {
  response.setHeader('connection', 'close')
  writeWhole(response, answer)
  if (isWaiting) {
    response.end()
    return
  }
  request.on('end', () => response.end())
  request.resume()
  const stopWaiting = losePatience(() => request.destroy())
  whenGone(response, stopWaiting)
}
