import type { Json } from '../runtime/json'
import type { ChatOperationName } from './operation-name'
import type { SpoilName } from './spoil-name'

/** Which of the requests or pushes that it matches a fault takes. */
export interface FaultTurn {
  /**
   * The first one, counted from when the fault was added; an integer ≥ 1.
   * @default 1
   */
  nth?: number | undefined
  /**
   * How many in a row from there; an integer ≥ 1.
   * @default 1
   */
  times?: number | 'always' | undefined
}

/** A failure in the envelope: HTTP 200, and nothing of the chat in it. */
export interface FailedAnswer {
  /** 1: the client may try again; 2: repeating will not help. */
  statusCode: 1 | 2
  /** @default 503 for `statusCode` 1, 249 for 2 */
  code?: number | undefined
  /** @default a text that fits the code */
  advice?: string | undefined
  /**
   * What the answer says; the chat itself goes on.
   * @default false
   */
  chatEnded?: boolean | undefined
}

/** An error of the gateway in front, or of the server itself. */
export interface HttpErrorAnswer {
  /** 400 to 599. */
  http: number
  /**
   * A text is sent as HTML, anything else as JSON.
   * @default for 400, 401 and 503 JSON with `errors`; for all others an HTML page
   */
  body?: Json | undefined
}

/**
 * What a request is answered instead: a failure in the envelope, an HTTP error, nothing at all
 * (`networkError`), or the right answer with one detail spoilt. Only with `spoil` does the operation run.
 */
export type FaultResponse = FailedAnswer | HttpErrorAnswer | { networkError: true } | { spoil: SpoilName }

/** A fault in the answering of requests; with `respond`, `delay`, or both. */
export interface RequestFault extends FaultTurn {
  /** @default any operation of the Chat API */
  operation?: ChatOperationName | undefined
  respond?: FaultResponse | undefined
  /** How long the answer is held back, in milliseconds on the mock's clock. What was asked for happens at once. */
  delay?: number | undefined
}

/** What goes wrong with a push, in one of four ways. */
export type PushMishap =
  /** It is not sent, and logged as `failed`. */
  | { drop: true }
  /** It is sent twice, and logged twice. */
  | { duplicate: true }
  /** The next push of its chat goes first. */
  | { reorder: true }
  /** It goes out so many milliseconds after its event, and those behind it wait. */
  | { delay: number }

/** A fault in the sending of pushes. */
export type PushFault = FaultTurn & { operation: 'push' } & PushMishap

/** A fault as a profile holds it. */
export type ProfileFault = RequestFault | PushFault

/**
 * Something that goes wrong on purpose.
 *
 * @example
 * genesys.faults.add({ operation: 'send', nth: 2, respond: { http: 503 } })
 */
export type Fault = ProfileFault & {
  /** @default any chat, and none */
  chatId?: string | undefined
}

/** Whether a request that is answered so reaches its operation. */
export function reachesOperation(respond: FaultResponse | null): boolean {
  return respond === null || 'spoil' in respond
}
