import type { IncomingMessage } from 'node:http'

/** The body of a request; `too large`: it has more bytes than it may; undefined: the client went away. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large' | undefined> {
  if (saysTooMuch(request, limit)) return Promise.resolve('too large')
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let length = 0
    request.on('data', (piece: Buffer) => {
      length += piece.length
      if (length <= limit) {
        pieces.push(piece)
        return
      }
      pieces.length = 0
      resolve('too large')
    })
    request.on('end', () => resolve(joined(pieces)))
    request.on('close', () => resolve(undefined))
  })
}

function joined(pieces: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces
  return new Uint8Array(first && pieces.length === 1 ? first : Buffer.concat(pieces))
}

/** Whether a request says of itself, before its body is read, that the body is too large. */
export function saysTooMuch({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit
}
