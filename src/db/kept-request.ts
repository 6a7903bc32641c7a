import { cloneJson } from '../runtime/clone-json'
import { userDataIn, userDataName, withoutUserData } from '../wire/user-data'
import type { JournaledRequest, KeptRequest } from './journal'

/** A copy of a request that is kept, for whoever reads it. */
export function toJournaledRequest({ fields, ...kept }: KeptRequest): JournaledRequest {
  const { json, headers, answer, error, fault, ...start } = cloneJson(kept)
  const form = withoutUserData(fields)
  return { ...start, form, userData: userDataIn(fields), json, headers, answer, error, fault }
}

/** The same the other way round, for what a snapshot has kept. */
export function fromJournaledRequest({ form, userData, ...rest }: JournaledRequest): KeptRequest {
  const attached = Object.entries(userData).map(([key, value]) => [userDataName(key), value] as const)
  return { ...rest, fields: new Map([...Object.entries(form), ...attached]) }
}
