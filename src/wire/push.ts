import type { PushRow, PushStatus } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import type { GenesysEvent } from './event'
import type { PushBody } from './push-body'

/** One push callback, and what became of it. Times are epoch milliseconds. */
export interface Push {
  id: string
  chatId: string
  url: string
  /** The event it tells of. */
  event: GenesysEvent
  /** The JSON body that is posted; null, too, where `push.format` failed to build it. */
  body: PushBody
  /**
   * - `pending`: queued, on its way, or waiting to be tried again.
   * - `delivered`: the receiver answered 2xx.
   * - `failed`: it answered otherwise, not at all, or not in time, the last time it was tried; or the body
   *   could not be built; see `error`.
   * - `captured`: nobody took it, and the mock itself answered, so that it did not leave the machine.
   * - `blocked`: it was not sent, for it would have left the machine; `error` says what to do.
   */
  status: PushStatus
  /** The status of the answer; null: there was none. */
  httpStatus: number | null
  /** Why it failed or was blocked. */
  error: string | null
  /** How many times it was tried: 0 while it is queued behind another push of its chat, more than 1 after retries. */
  attempts: number
  /** When it was last tried; null: not yet, or never. */
  sentAt: number | null
  /** null: still pending. */
  settledAt: number | null
}

export function toPush(row: Readonly<PushRow>): Push {
  const { id, chatId, url, event, body, status, httpStatus, error, attempts, sentAt, settledAt } = row
  return {
    id,
    chatId,
    url,
    event: cloneJson(event),
    body: cloneJson(body),
    status,
    httpStatus,
    error,
    attempts,
    sentAt,
    settledAt,
  }
}
