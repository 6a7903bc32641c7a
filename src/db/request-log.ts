import * as v from 'valibot'
import { assertArguments } from '../runtime/arguments'
import { chatIdSchema, oneOf } from '../runtime/schemas'
import { type OperationName, operationNames } from '../wire/operation-name'
import type { Journal, JournaledRequest, KeptRequest } from './journal'
import { toJournaledRequest } from './kept-request'

/**
 * The requests that reached the mock, oldest first; what it gives out are copies. Those that only look at it
 * (`GET /genesys/2/mock/sessions`, say) leave no trace. The newest 10,000 are kept, and fewer when they take
 * more than `requestLogBytes` together.
 *
 * @example
 * genesys.requests.of(chatId).last('send')?.form.message
 */
export interface RequestLog {
  all(): JournaledRequest[]
  /** The newest, or the newest of an operation. */
  last(operation?: OperationName): JournaledRequest | undefined
  /** The requests of one chat. */
  of(chatId: string): {
    all(): JournaledRequest[]
    last(operation?: OperationName): JournaledRequest | undefined
  }
}

const operationSchema = v.optional(oneOf(operationNames))

export function createRequestLog(journal: Journal): RequestLog {
  const select = (isWanted: (request: KeptRequest) => boolean) => ({
    all: () => journal.all().filter(isWanted).map(toJournaledRequest),
    last(operation?: OperationName) {
      assertArguments('find the request', { operation: [operationSchema, operation] })
      const found = journal
        .all()
        .findLast(
          (request) => isWanted(request) && (operation === undefined || request.operation === operation),
        )
      return found && toJournaledRequest(found)
    },
  })

  return {
    ...select(() => true),
    of(chatId) {
      assertArguments('list the requests', { chatId: [chatIdSchema, chatId] })
      return select((request) => request.chatId === chatId)
    },
  }
}
