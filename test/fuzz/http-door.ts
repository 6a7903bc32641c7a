import { connect } from 'node:net'
import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import type { GenesysMock } from '../../src/index'
import { createGenesysMock } from '../../src/index'
import { withOddBytes } from './bodies'
import type { Dice } from './dice'
import type { FuzzRequest } from './requests'
import type { FuzzAnswer } from './verdict'

/** A real server, to which requests are said byte by byte. */
export interface HttpDoor {
  /** Which mock it asks from now on. */
  serve(genesys: GenesysMock): void
  /**
   * The answer; undefined: the server has closed the connection without one.
   *
   * @param broken - Draws where the request is broken on the way; undefined: nowhere.
   */
  send(request: FuzzRequest, broken?: Dice): Promise<FuzzAnswer | undefined>
  close(): Promise<void>
}

export async function openHttpDoor(): Promise<HttpDoor> {
  const idle = createGenesysMock()
  let served = idle
  const server = await startGenesysServer({ mock: { ...idle, answer: (request) => served.answer(request) } })
  const port = Number(new URL(server.url).port)
  return {
    serve(genesys) {
      served = genesys
    },
    send: (request, broken) => exchange(port, toBytes(request), broken),
    async close() {
      await server.close()
      idle.dispose()
    },
  }
}

function toBytes({ method, target, headers, body }: FuzzRequest): Uint8Array<ArrayBuffer> {
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const length = body ? [`content-length: ${body.length}`] : []
  const head = [`${method} ${target} HTTP/1.1`, ...lines, ...length, '', ''].join('\r\n')
  return Uint8Array.from(Buffer.concat([Buffer.from(head, 'latin1'), body ?? new Uint8Array()]))
}

function exchange(
  port: number,
  bytes: Uint8Array<ArrayBuffer>,
  broken: Dice | undefined,
): Promise<FuzzAnswer | undefined> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(broken ? withOddBytes(broken, bytes) : bytes)
      // Else the server would wait for what a broken request may promise.
      if (broken) socket.end()
    })
    socket.on('data', (piece) => {
      pieces.push(piece)
      // A feed never ends.
      if (piece.includes('text/event-stream')) socket.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(readAnswer(Buffer.concat(pieces).toString())))
  })
}

function readAnswer(text: string): FuzzAnswer | undefined {
  const [, status, head = '', body = ''] = /^HTTP\/1\.1 (\d+)([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(text) ?? []
  if (status === undefined) return undefined
  const contentType = /^content-type: (.*?)\r?$/im.exec(head)?.[1] ?? null
  return { status: Number(status), contentType, text: body }
}
