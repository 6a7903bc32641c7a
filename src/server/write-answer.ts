import type { ServerResponse } from 'node:http'
import type { PlainAnswer } from 'aura-mocks-genesys-api'

/** Writes an answer, with its length where it ends. */
export function writeAnswer(
  response: ServerResponse,
  { httpStatus, headers, body, stream }: PlainAnswer,
): void {
  if (httpStatus === 0) {
    response.destroy()
    return
  }
  if (!stream) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? '')
    response.writeHead(
      httpStatus,
      httpStatus === 204 ? headers : { ...headers, 'content-length': bytes.length },
    )
    response.end(bytes)
    return
  }
  response.writeHead(httpStatus, { ...headers, 'cache-control': 'no-store', connection: 'close' })
  if (response.req.method === 'HEAD') {
    response.end()
    return
  }
  response.write(body ?? '')
  const end = stream({ write: (text) => void response.write(text), close: () => void response.end() })
  response.on('close', end)
}

/** An answer of the server's own, in the form of the mock's API. */
export function errorAnswer(httpStatus: number, advice: string): PlainAnswer {
  return {
    httpStatus,
    headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    body: JSON.stringify({ errors: [{ code: httpStatus, advice }] }),
  }
}
