import { invalidParameter } from './invalid-parameter'

const pattern = /^userData\[(.+)\]$/s

/**
 * The attached data among the fields of a request, `userData[key]=value`, for an operation to keep.
 *
 * @throws GenesysMockError `INVALID_PARAMETER` for the key `__proto__`, which is never meant well.
 */
export function userDataOf(fields: ReadonlyMap<string, string>): Record<string, string> {
  const userData = userDataIn(fields)
  if (!Object.hasOwn(userData, '__proto__')) return userData
  throw invalidParameter('userData[__proto__]', 'this key is not allowed', 'Use another key.')
}

/** The same, whatever the keys, for the journal. */
export function userDataIn(fields: ReadonlyMap<string, string>): Record<string, string> {
  const entries: [string, string][] = []
  for (const [name, value] of fields) {
    const key = pattern.exec(name)?.[1]
    if (key !== undefined) entries.push([key, value])
  }
  return Object.fromEntries(entries)
}

/** The fields that are not attached data. */
export function withoutUserData(fields: ReadonlyMap<string, string>): Record<string, string> {
  const entries: [string, string][] = []
  for (const entry of fields) {
    if (!pattern.test(entry[0])) entries.push(entry)
  }
  return Object.fromEntries(entries)
}
