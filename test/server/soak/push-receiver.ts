import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Hears what is pushed to a chat. */
type PushListener = (body: unknown) => void

/** A server on this machine to which chats are pushed, each to an address of its own. */
export interface PushReceiver {
  addressFor(mark: string, listener: PushListener): string
  /** Has the pushes of a chat heard by another from now on. */
  replaceListener(mark: string, listener: PushListener): void
  close(): void
}

export async function startPushReceiver(): Promise<PushReceiver> {
  const listeners = new Map<string, PushListener>()
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    listeners.get(request.url?.slice(1) ?? '')?.(JSON.parse(Buffer.concat(pieces).toString()))
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    addressFor(mark, listener) {
      listeners.set(mark, listener)
      return `http://127.0.0.1:${port}/${mark}`
    },
    replaceListener: (mark, listener) => void listeners.set(mark, listener),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
