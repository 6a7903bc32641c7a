import type { IncomingMessage, ServerResponse } from 'node:http'
import { losePatience } from './lose-patience'
import { whenGone } from './when-gone'
import { errorAnswer, writeWhole } from './write-answer'

export interface Refusal {
  httpStatus: number
  advice: string
  /** The client sends no body until it is told to go on, which it is not. */
  isWaiting: boolean
}

/**
 * Answers a request whose body nobody wants. The client is heard out before the connection is closed, for a
 * while, since one that is still sending would otherwise see a broken connection and no answer.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { httpStatus, advice, isWaiting }: Refusal,
): void {
  response.setHeader('connection', 'close')
  writeWhole(response, errorAnswer(httpStatus, advice))
  if (isWaiting) {
    response.end()
    return
  }
  request.on('end', () => response.end())
  request.resume()
  const stopWaiting = losePatience(() => request.destroy())
  whenGone(response, stopWaiting)
}
