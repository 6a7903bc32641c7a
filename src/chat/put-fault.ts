import type { Database } from '../db/database'
import type { FaultRow } from '../db/rows'
import type { Fault } from '../wire/fault'

/** Puts a fault in place; `profile`: for the Request Chats that name it. */
export function putFault(db: Database, fault: Fault, profile: string | null = null): Readonly<FaultRow> {
  const { operation = null, chatId = null, nth = 1, times = 1 } = fault
  return db.fault.insert({
    operation,
    chatId,
    profile,
    nth,
    times,
    respond: 'respond' in fault ? (fault.respond ?? null) : null,
    delay: 'delay' in fault ? (fault.delay ?? null) : null,
    drop: 'drop' in fault,
    duplicate: 'duplicate' in fault,
    reorder: 'reorder' in fault,
  })
}
