import type { FaultRow } from '../db/rows'
import type { Table } from '../db/table'
import { takeFault } from '../db/take-fault'

/** The fault that takes the next push of a chat, which counts as met; undefined: none does. */
export function takePushFault(faults: Table<FaultRow>, chat: string): Readonly<FaultRow> | undefined {
  return takeFault(
    faults,
    ({ operation, chatId }) => operation === 'push' && (chatId === null || chatId === chat),
  )
}

/** Why a dropped push has failed. */
export function droppedBy({ id }: Readonly<FaultRow>): string {
  return `the fault "${id}" has dropped it`
}
