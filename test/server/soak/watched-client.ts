import { presentOperations } from '../../contract/contract-operations'
import { Validator } from '../../contract/validator/validator'
import { expectOwnMarks } from './marks'
import type { Tally } from './tally'

/** An answer that has been judged. */
export interface WatchedAnswer {
  status: number
  /** Undefined: it is no JSON. */
  json: Record<string, unknown> | undefined
  bytes: Uint8Array
}

/** A client of one chat, whose answers and pushes are held against the contract, and against those of all others. */
export interface WatchedClient {
  call(name: string, path: string, init?: RequestInit): Promise<WatchedAnswer>
  /** Judges a push that has arrived for this chat. */
  notePush(body: unknown): void
  /** How many of those there were. */
  pushes(): number
  /** Judges what was heard of this chat otherwise. */
  expectOwn(text: string): void
}

/** @param mark - What each text of the chat carries, and no other chat's. */
export function createWatchedClient(url: string, mark: string, tally: Tally): WatchedClient {
  const validator = new Validator({ operations: presentOperations, strict: true, aliasOf: () => undefined })
  let pushes = 0
  const expectOwn = (text: string): void => expectOwnMarks(mark, text, tally)
  return {
    async call(name, path, init) {
      const request = new Request(`${url}/genesys/2/${path}`, init)
      const judge = await validator.expectAnswer(request.clone())
      const begun = performance.now()
      const response = await fetch(request)
      const bytes = new Uint8Array(await response.arrayBuffer())
      tally.note(name, performance.now() - begun)
      const { status, headers } = response
      const text = new TextDecoder().decode(bytes)
      expectOwn(text)
      const json = parsed(text)
      try {
        judge({ status, contentType: headers.get('content-type'), json })
      } catch (error) {
        tally.complain('answer', String(error))
      }
      return { status, json, bytes }
    },
    notePush(body) {
      pushes += 1
      tally.pushes.received += 1
      expectOwn(JSON.stringify(body))
      try {
        validator.notePush(seenPush(body, pushes))
        validator.finish()
      } catch (error) {
        tally.complain('push', String(error))
      }
    },
    pushes: () => pushes,
    expectOwn,
  }
}

/** A push as its receiver knows it: it is sent, and has come home, when it arrives. */
function seenPush(body: unknown, id: number) {
  const { chatId, messages }: { chatId: string; messages: [never] } = JSON.parse(JSON.stringify(body))
  const at = Date.now()
  return { id: String(id), chatId, event: messages[0], sentAt: at, settledAt: at, body }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
