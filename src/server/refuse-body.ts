import type { IncomingMessage, ServerResponse } from 'node:http'
import { patience } from './desk'
import { errorAnswer, writeWhole } from './write-answer'

/**
 * Answers a request whose body is too large. The client is heard out before the connection is closed, for a
 * while, since one that is still sending would otherwise see a broken connection and no answer.
 */
export function refuseBody(request: IncomingMessage, response: ServerResponse, limit: number): void {
  response.setHeader('connection', 'close')
  writeWhole(response, errorAnswer(413, `the body has more than ${limit} bytes (bodyLimit)`))
  request.on('end', () => response.end())
  request.resume()
  globalThis.AbortSignal.timeout(patience).addEventListener('abort', () => request.destroy())
}
