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
  /** For an operation on a chat, Genesys's answer; the mock's own API answers other things. */
  answer: { httpStatus: number; body: Partial<GenesysAnswer> }
}

/** The requests that reached the mock, newest last. Only the newest 10,000 are kept. */
export type Journal = Newest<JournaledRequest>

export function createJournal(): Journal {
  return createNewest(10_000)
}
