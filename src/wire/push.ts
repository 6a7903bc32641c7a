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
   * - `pending`: queued, or on its way.
   * - `delivered`: the receiver answered 2xx.
   * - `failed`: it answered otherwise, not at all, or not in time, or its body could not be built; see `error`.
   * - `captured`: nobody took it, and the mock itself answered, so that it did not leave the machine.
   * - `blocked`: it was not sent, for it would have left the machine; `error` says what to do.
   */
  status: PushStatus
  /** The status of the answer; null: there was none. */
  httpStatus: number | null
  /** Why it failed or was blocked. */
  error: string | null
  /** null: still queued behind another push of its chat, or never sent. */
  sentAt: number | null
  /** null: still pending. */
  settledAt: number | null
}

export function toPush(row: Readonly<PushRow>): Push {
  const { id, chatId, url, event, body, status, httpStatus, error, sentAt, settledAt } = row
  return {
    id,
    chatId,
    url,
    event: cloneJson(event),
    body: cloneJson(body),
    status,
    httpStatus,
    error,
    sentAt,
    settledAt,
  }
}
