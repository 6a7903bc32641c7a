import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** An answer as it came. */
export interface RawAnswer {
  status: number
  /** By their names in lower case. */
  headers: Record<string, string>
  body: string
}

/** A connection on which a test says, byte by byte, what it likes. */
export interface RawConnection {
  socket: Socket
  send(...pieces: string[]): void
  /** All that has come so far and was not taken by `answer`. */
  received(): string
  /**
   * The next answer.
   *
   * @param options - `isHead`: it has no body, whatever its head says.
   * @throws Error when the connection ends first.
   */
  answer(options?: { isHead?: boolean }): Promise<RawAnswer>
  /** Resolves when the server has closed the connection, or cut it. */
  readonly closed: Promise<void>
}

export async function connectTo(port: number, host = '127.0.0.1'): Promise<RawConnection> {
  const socket = connect(port, host)
  onTestFinished(() => void socket.destroy())
  let text = ''
  let isClosed = false
  let heard: () => void = () => {}
  socket.setEncoding('latin1')
  socket.on('data', (piece) => {
    text += piece
    heard()
  })
  // A connection that the server cuts is what some tests are about.
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isClosed = true
      heard()
      resolve()
    })
  })
  await new Promise<void>((resolve) => socket.on('connect', resolve))
  return {
    socket,
    closed,
    send(...pieces) {
      for (const piece of pieces) socket.write(piece)
    },
    received: () => text,
    async answer({ isHead = false } = {}) {
      for (;;) {
        const found = readAnswer(text, isHead)
        if (found) {
          text = text.slice(found.length)
          return found.answer
        }
        if (isClosed) throw new Error(`The connection ended after: ${JSON.stringify(text.slice(0, 300))}`)
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    },
  }
}

/** The answer at the beginning of a text, and how much of it that is; undefined: it is not complete yet. */
function readAnswer(text: string, isHead: boolean): { answer: RawAnswer; length: number } | undefined {
  const endOfHead = text.indexOf('\r\n\r\n')
  if (endOfHead < 0) return undefined
  const [first = '', ...lines] = text.slice(0, endOfHead).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':')
      return [name.toLowerCase(), value.join(':').trim()]
    }),
  )
  const length = endOfHead + 4 + (isHead ? 0 : Number(headers['content-length'] ?? 0))
  if (text.length < length) return undefined
  const body = Buffer.from(text.slice(endOfHead + 4, length), 'latin1').toString()
  return { answer: { status: Number(first.split(' ')[1]), headers, body }, length }
}

/** A POST as it is written on the wire. */
export function rawPost(path: string, body: string, ...headers: string[]): string {
  const length = `content-length: ${Buffer.byteLength(body)}`
  return rawRequest(
    'POST',
    path,
    ['content-type: application/x-www-form-urlencoded', length, ...headers],
    body,
  )
}

export function rawRequest(method: string, path: string, headers: readonly string[] = [], body = ''): string {
  return [`${method} /genesys/2/${path} HTTP/1.1`, 'host: localhost', ...headers, '', body].join('\r\n')
}
