import type { IncomingMessage, ServerResponse } from 'node:http'
import { patience } from './desk'
import { errorAnswer, writeWhole } from './write-answer'

/**
 * Answers a request whose body nobody wants. The client is heard out before the connection is closed, for a
 * while, since one that is still sending would otherwise see a broken connection and no answer.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { httpStatus, advice }: { httpStatus: number; advice: string },
): void {
  response.setHeader('connection', 'close')
  writeWhole(response, errorAnswer(httpStatus, advice))
  request.on('end', () => response.end())
  request.resume()
  globalThis.AbortSignal.timeout(patience).addEventListener('abort', () => request.destroy())
}
