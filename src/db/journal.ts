import type { GenesysMockErrorCode } from '../errors'
import type { Json } from '../runtime/json'
import { createNewest, type Newest } from '../runtime/newest'
import type { GenesysAnswer } from '../wire/answer'
import type { OperationName } from '../wire/operation-name'

/** One request that reached the mock, and what it was answered. */
export interface JournaledRequest {
  id: string
  /** Epoch milliseconds. */
  receivedAt: number
  /** The operation's name, as `send`; null: no operation has this path and method. */
  operation: OperationName | null
  method: string
  url: string
  serviceName: string | null
  chatId: string | null
  /** The fields of the body and of the query, without `userData[…]`. */
  form: Record<string, string>
  userData: Record<string, string>
  /** The body, where it was JSON. */
  json: Json
  headers: Record<string, string>
  /**
   * What was answered, as far as it is JSON: for an operation on a chat, Genesys's answer; the mock's own API
   * answers other things. `httpStatus` is 0 where a fault let the network fail.
   */
  answer: { httpStatus: number; body: Partial<GenesysAnswer> }
  /** Why it was refused, in the words of a `GenesysMockError`, for a tester; null: it was not. */
  error: { code: GenesysMockErrorCode; message: string } | null
  /** The id of the fault that took it, as in `genesys.faults`; null: none did. */
  fault: string | null
}

/**
 * A request as it is kept: a `JournaledRequest` but for its fields, which are taken apart only when somebody reads
 * it. Most are never read.
 */
export interface KeptRequest extends Omit<JournaledRequest, 'form' | 'userData'> {
  fields: ReadonlyMap<string, string>
}

/**
 * The requests that reached the mock and did not only look at it, newest last. Only the newest 10,000 are kept, and fewer when their
 * answers hold more than 100,000 events together.
 */
export type Journal = Newest<KeptRequest>

export function createJournal(): Journal {
  return createNewest({
    most: 10_000,
    heaviest: 100_000,
    weigh({ answer: { body } }) {
      // What a fault answers may be anything.
      return 1 + (Array.isArray(body.messages) ? body.messages.length : 0)
    },
  })
}
