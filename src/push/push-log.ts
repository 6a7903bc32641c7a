import type { PushRow } from '../db/rows'
import type { Table } from '../db/table'
import { assertArguments } from '../runtime/arguments'
import { chatIdSchema } from '../runtime/schemas'
import { type Push, toPush } from '../wire/push'

/** The log of all pushes, oldest first. What it gives out are copies. */
export interface PushLog {
  all(): Push[]
  of(chatId: string): Push[]
  last(): Push | undefined
}

export function createPushLog(pushes: Table<PushRow>): PushLog {
  return {
    all: () => [...pushes.all()].map(toPush),
    of(chatId) {
      assertArguments('list the pushes', { chatId: [chatIdSchema, chatId] })
      return pushes.of(chatId).map(toPush)
    },
    last() {
      const newest = [...pushes.all()].at(-1)
      return newest && toPush(newest)
    },
  }
}
