import type { PushRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'

/** One push callback, and what became of it: a copy of its row. */
export type Push = PushRow

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
