import type { IncomingMessage } from 'node:http'

/** The body of a request; `too large`: it has more bytes than it may; undefined: the client went away. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large' | undefined> {
  if (saysTooMuch(request, limit)) return Promise.resolve('too large')
  return new Promise((resolve) => {
    const pieces: Buffer<ArrayBuffer>[] = []
    let length = 0
    request.on('data', (piece: Buffer<ArrayBuffer>) => {
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

/** Not a `Buffer`, whose `slice` makes no copy. */
function joined(pieces: readonly Buffer<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces
  const { buffer, byteOffset, length } = first && pieces.length === 1 ? first : Buffer.concat(pieces)
  return new Uint8Array(buffer, byteOffset, length)
}

/** Whether a request says of itself, before its body is read, that the body is too large. */
export function saysTooMuch({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers['content-length'] ?? 0) > limit
}
