import type { IncomingMessage } from 'node:http'

/** The body of a request; `too large`: it has more bytes than it may; undefined: the client went away. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large' | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too large')
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let length = 0
    request.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > limit) resolve('too large')
      else pieces.push(piece)
    })
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))))
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}
