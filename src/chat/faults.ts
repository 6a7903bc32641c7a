import * as v from 'valibot'
import type { FaultRow } from '../db/rows'
import { takeFault } from '../db/take-fault'
import { GenesysMockError } from '../errors'
import { type ActiveFault, toActiveFault } from '../wire/active-fault'
import type { ChatOperationName } from '../wire/operation-name'
import type { ChatContext } from './context'
import { faultSchema } from './fault-schema'
import { putFault } from './put-fault'
import { validate } from './validate'

/**
 * Puts one fault in place, or several, all or none.
 *
 * @param whole - What an error calls that which was given.
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function addFaults({ db }: ChatContext, given: unknown, whole = 'body'): ActiveFault[] {
  const subject = { action: 'add the faults', remedy: 'Correct this field; no fault was added.', whole }
  const faults = Array.isArray(given)
    ? validate(v.array(faultSchema), given, subject)
    : [validate(faultSchema, given, subject)]
  return faults.map((fault) => toActiveFault(putFault(db, fault)))
}

/** The faults in place, oldest first. */
export function listFaults({ db }: ChatContext): ActiveFault[] {
  return [...db.fault.all()].map(toActiveFault)
}

/** @throws GenesysMockError `UNKNOWN_FAULT` */
export function removeFault({ db }: ChatContext, id: string): void {
  if (db.fault.remove(id)) return
  throw new GenesysMockError('UNKNOWN_FAULT', {
    action: `remove the fault "${id}"`,
    reason: `there is no fault "${id}"`,
    remedy: 'GET /genesys/2/mock/faults, or genesys.faults.list(), lists those there are.',
  })
}

/** Removes all faults; returns how many. */
export function clearFaults({ db }: ChatContext): number {
  const doomed = [...db.fault.all()]
  for (const { id } of doomed) db.fault.remove(id)
  return doomed.length
}

/** A request, as far as faults tell requests apart. */
export interface FaultableRequest {
  operation: ChatOperationName
  /** Empty for Request Chat. */
  chatId: string
  /** The profile that a Request Chat asks for. */
  profile: string
}

/** The fault that takes a request, which counts as met; undefined: none does. */
export function takeRequestFault(
  { db }: ChatContext,
  request: FaultableRequest,
): Readonly<FaultRow> | undefined {
  return takeFault(
    db.fault,
    ({ operation, chatId, profile }) =>
      (operation === null || operation === request.operation) &&
      (chatId === null || chatId === request.chatId) &&
      (profile === null || profile === request.profile),
  )
}
