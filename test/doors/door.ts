import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from '../../src/index'
import { presentOperations } from '../contract/contract-operations'
import { Validator } from '../contract/validator/validator'
import { DocumentCheck, readDocument } from '../openapi/document-check'
import { watchLiveEvents } from '../openapi/watch-live-events'

/** A way to reach a mock. The contract suite runs over every one of them. */
export interface Door {
  name: string
  /** Opens the door to a mock; the returned function closes it. */
  open(genesys: GenesysMock): {
    request: (request: Request) => Promise<Response>
    close: () => void | Promise<void>
  }
}

/**
 * A mock behind an open door, and a client before it. Every answer and every push is held against the contract,
 * and against openapi.yaml.
 */
export interface Opened {
  genesys: GenesysMock
  /**
   * Sends to a path below the origin.
   *
   * @throws BrokenLaw when the answer is none that Genesys would give, NotAsDocumented when openapi.yaml has none like it.
   */
  call(path: string, init?: RequestInit): Promise<{ status: number; headers: Headers; body: Body }>
  /** The same, for answers that are no JSON. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** @throws BrokenLaw, NotAsDocumented when a push was none that Genesys would send, or openapi.yaml describes. */
  close(): Promise<void>
}

/** An answer's JSON, of which a test looks at what it knows to be there. */
export type Body = Record<string, unknown>

const documentCheck = new DocumentCheck(readDocument())

export function openDoor(door: Door, options?: GenesysMockOptions): Opened {
  const genesys = createGenesysMock({ seed: 'contract', ...options })
  const validator = watch(genesys, options?.strict ?? true)
  const liveEvents = watchLiveEvents(genesys, documentCheck, options?.push?.format)
  const { request: send, close } = door.open(genesys)
  const sendWatched: Opened['fetch'] = async (path, init) => {
    const request = new Request(`http://gms.test:8080${path}`, init)
    const judge = await validator.expectAnswer(request.clone())
    const response = await send(request)
    const text = await response.clone().text()
    const { status, headers } = response
    const contentType = headers.get('content-type')
    judge({ status, contentType, json: parsed(text) })
    if (!isPreflight(request)) {
      const { method, url } = request
      documentCheck.judgeAnswer({ method, url, status, contentType, text }, genesys.faults.list().length > 0)
    }
    return response
  }
  return {
    genesys,
    fetch: sendWatched,
    async call(path, init) {
      const response = await sendWatched(path, init)
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
    async close() {
      await close()
      genesys.dispose()
      validator.finish()
      liveEvents.finish()
    },
  }
}

/** Closes all, and only then tells what one of them has to complain of. */
export async function closeAll(opened: readonly Opened[]): Promise<void> {
  const complaints: unknown[] = []
  for (const each of opened) {
    try {
      await each.close()
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
  genesys.on('job', ({ change, job }) => validator.noteJob(change, job))
  genesys.on('session', ({ change, session }) => {
    if (change === 'removed') validator.noteRemoval(session.chatId)
  })
  genesys.on('push', (push) => validator.notePush(push))
  genesys.on('request', ({ operation }) => {
    if (operation === 'resetMock') validator.forget()
  })
  const { reset } = genesys
  genesys.reset = () => {
    reset()
    validator.forget()
  }
  return validator
}

/** It is a browser's question before a request, and none itself. */
function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method')
}

/** What a text is as JSON; undefined: it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
