import type { ServerResponse } from 'node:http'
import type { PlainAnswer } from 'aura-mocks-genesys-api'
import { whenGone } from './when-gone'

/**
 * Writes an answer, with its length where it ends.
 *
 * @param ends - Has what ends an answer that goes on, while it does.
 */
export function writeAnswer(response: ServerResponse, answer: PlainAnswer, ends: Set<() => void>): void {
  if (answer.httpStatus === 0) response.destroy()
  else if (answer.stream) writeFeed(response, answer, answer.stream, ends)
  else if (isShort(answer.body) && isClear(response)) writeAtOnce(response, answer, answer.body)
  // A connection whose answer has ended Node takes for idle, though most of it is still to be sent, and cuts it at close.
  else if (writeWhole(response, answer)) response.end()
  else response.once('drain', () => response.end())
}

/** Of any length in bytes that a connection takes at once. */
const shortText = 4_096

function isShort(body: PlainAnswer['body']): body is string {
  return typeof body === 'string' && body.length <= shortText
}

/** Whether nothing is in front of what is written now. */
function isClear({ socket }: ServerResponse): boolean {
  return socket?.writableLength === 0
}

/** Head and body in one piece: two take the system half as long again as the whole request. */
function writeAtOnce(response: ServerResponse, { httpStatus, headers }: PlainAnswer, body: string): void {
  response.writeHead(httpStatus, { 'content-length': Buffer.byteLength(body), ...headers })
  response.end(body)
}

/** Writes all of an answer, but does not end it; false: it is still being sent, which `drain` will end. */
export function writeWhole(response: ServerResponse, { httpStatus, headers, body }: PlainAnswer): boolean {
  const bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? Buffer.alloc(0))
  // Where there is no body by definition, there is no length either.
  const length = httpStatus === 204 ? {} : { 'content-length': bytes.length }
  response.writeHead(httpStatus, { ...headers, ...length })
  return bytes.length === 0 || response.write(bytes)
}

function writeFeed(
  response: ServerResponse,
  { httpStatus, headers, body }: PlainAnswer,
  stream: NonNullable<PlainAnswer['stream']>,
  ends: Set<() => void>,
): void {
  response.writeHead(httpStatus, { ...headers, 'cache-control': 'no-store', connection: 'close' })
  if (response.req.method === 'HEAD') {
    response.end()
    return
  }
  response.write(body ?? '')
  const stop = stream({
    write: (text) => void response.write(text),
    close: () => void response.end(),
    unread: () => response.writableLength,
  })
  const end = (): void => {
    ends.delete(end)
    stop()
    response.end()
  }
  ends.add(end)
  whenGone(response, end)
}

/** An answer of the server's own, in the form of the mock's API. */
export function errorAnswer(httpStatus: number, advice: string): PlainAnswer {
  return {
    httpStatus,
    headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    body: JSON.stringify({ errors: [{ code: httpStatus, advice }] }),
  }
}
