import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from '../../src/index'
import { presentOperations } from '../contract/contract-operations'
import { Validator } from '../contract/validator/validator'

/** A way to reach a mock. The contract suite runs over every one of them. */
export interface Door {
  name: string
  /** Opens the door to a mock; the returned function closes it. */
  open(genesys: GenesysMock): { request: (request: Request) => Promise<Response>; close: () => void }
}

/** A mock behind an open door, and a client before it. Every answer and every push is held against the contract. */
export interface Opened {
  genesys: GenesysMock
  /**
   * Sends to a path below the origin.
   *
   * @throws BrokenLaw when the answer is none that Genesys would give.
   */
  call(path: string, init?: RequestInit): Promise<Called>
  /** @throws BrokenLaw when a push was none that Genesys would send. */
  close(): void
}

/** An answer. */
export interface Called {
  status: number
  headers: Headers
  /** The JSON of the body; empty where it is none. */
  body: Body
  bytes: Uint8Array
}

/** An answer's JSON, of which a test looks at what it knows to be there. */
export type Body = Record<string, unknown>

export function openDoor(door: Door, options?: GenesysMockOptions): Opened {
  const genesys = createGenesysMock({ seed: 'contract', ...options })
  const validator = watch(genesys, options?.strict ?? true)
  const { request: send, close } = door.open(genesys)
  return {
    genesys,
    async call(path, init) {
      const request = new Request(`http://gms.test:8080${path}`, init)
      const judge = await validator.expectAnswer(request.clone())
      const response = await send(request)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const { status, headers } = response
      const json = parsed(bytes)
      judge({ status, contentType: headers.get('content-type'), json })
      return { status, headers, body: json ?? {}, bytes }
    },
    close() {
      close()
      genesys.dispose()
      validator.finish()
    },
  }
}

/** Closes all, and only then tells what one of them has to complain of. */
export function closeAll(opened: readonly Opened[]): void {
  const complaints: unknown[] = []
  for (const each of opened) {
    try {
      each.close()
    } catch (complaint) {
      complaints.push(complaint)
    }
  }
  if (complaints.length > 0) throw complaints[0]
}

function watch(genesys: GenesysMock, strict: boolean): Validator {
  const validator = new Validator({
    operations: presentOperations,
    strict,
    aliasOf: (chatId) => genesys.db.session.findFirst({ where: { chatId: { equals: chatId } } })?.alias,
  })
  genesys.on('job', (payload) => validator.noteJob(payload))
  genesys.on('session', ({ change, session }) => {
    if (change === 'removed') validator.noteRemoval(session.chatId)
  })
  genesys.on('push', (push) => validator.notePush(push))
  const { reset } = genesys
  genesys.reset = () => {
    reset()
    validator.forget()
  }
  return validator
}

function parsed(bytes: Uint8Array): Body | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
