import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from '../../src/index'

/** A way to reach a mock. The contract suite runs over every one of them. */
export interface Door {
  name: string
  /** Opens the door to a mock; the returned function closes it. */
  open(genesys: GenesysMock): { request: (request: Request) => Promise<Response>; close: () => void }
}

/** A mock behind an open door, and a client before it. */
export interface Opened {
  genesys: GenesysMock
  /** Sends to a path below the origin. */
  call(path: string, init?: RequestInit): Promise<{ status: number; headers: Headers; body: Body }>
  /** The same, for answers that are no JSON. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  close(): void
}

/** An answer's JSON, of which a test looks at what it knows to be there. */
export type Body = Record<string, unknown>

export function openDoor(door: Door, options?: GenesysMockOptions): Opened {
  const genesys = createGenesysMock({ seed: 'contract', ...options })
  const { request, close } = door.open(genesys)
  const send: Opened['fetch'] = (path, init) => request(new Request(`http://gms.test:8080${path}`, init))
  return {
    genesys,
    fetch: send,
    async call(path, init) {
      const response = await send(path, init)
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
    close() {
      close()
      genesys.dispose()
    },
  }
}
