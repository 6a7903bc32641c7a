import type { JournaledRequest } from '../db/journal'
import { cloneJson } from '../runtime/clone-json'
import { invalidParameter } from '../wire/invalid-parameter'
import { type OperationName, operationNames } from '../wire/operation-name'
import type { ChatContext } from './context'

/** Which requests; without any: all. */
export interface RequestFilter {
  chatId?: string | undefined
  operation?: OperationName | undefined
}

/** The requests that are kept and that a filter lets through, oldest first. */
export function listRequests({ db }: ChatContext, { chatId, operation }: RequestFilter): JournaledRequest[] {
  return db.journal
    .all()
    .filter((request) => chatId === undefined || request.chatId === chatId)
    .filter((request) => operation === undefined || request.operation === operation)
    .map((request) => cloneJson(request))
}

/**
 * Reads the name of an operation in a filter.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function operationNamed(text: string | undefined): OperationName | undefined {
  const name = operationNames.find((each) => each === text)
  if (name !== undefined || text === undefined) return name
  throw invalidParameter('operation', `there is no operation "${text}"`, 'Leave it out for all.')
}
