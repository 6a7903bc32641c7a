import type { PushRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'

/** One push callback, and what became of it: a copy of its row. */
export type Push = PushRow

export function toPush(row: Readonly<PushRow>): Push {
  return {
    id: row.id,
    chatId: row.chatId,
    url: row.url,
    deviceType: row.deviceType,
    event: cloneJson(row.event),
    body: cloneJson(row.body),
    status: row.status,
    httpStatus: row.httpStatus,
    error: row.error,
    responseBody: row.responseBody,
    note: row.note,
    attempts: row.attempts,
    sentAt: row.sentAt,
    settledAt: row.settledAt,
  }
}
