import type { JournaledRequest } from '../db/journal'
import { toJournaledRequest } from '../db/kept-request'
import { invalidParameter } from '../wire/invalid-parameter'
import { type OperationName, operationNames } from '../wire/operation-name'
import type { ChatContext } from './context'

/** Which requests; without any: all. */
export interface RequestFilter {
  chatId?: string | undefined
  operation?: OperationName | undefined
  /** Only so many, the newest. */
  last?: number | undefined
}

/** The requests that are kept and that a filter lets through, oldest first. */
export function listRequests({ db }: ChatContext, filter: RequestFilter): JournaledRequest[] {
  const { chatId, operation, last = Number.POSITIVE_INFINITY } = filter
  return db.journal
    .all()
    .filter((request) => chatId === undefined || request.chatId === chatId)
    .filter((request) => operation === undefined || request.operation === operation)
    .slice(-last)
    .map(toJournaledRequest)
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

/**
 * Reads how many of the newest are wanted.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function numberOfLast(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw invalidParameter('last', `expected an integer ≥ 1, got "${text}"`, 'Leave it out for all.')
}
