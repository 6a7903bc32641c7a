import { invalidParameter } from './invalid-parameter'

const start = 'userData['

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
    const key = keyIn(name)
    if (key !== undefined) entries.push([key, value])
  }
  return Object.fromEntries(entries)
}

/** The fields that are not attached data. */
export function withoutUserData(fields: ReadonlyMap<string, string>): Record<string, string> {
  const entries: [string, string][] = []
  for (const entry of fields) {
    if (keyIn(entry[0]) === undefined) entries.push(entry)
  }
  return Object.fromEntries(entries)
}

/** The name of the field that holds the attached data of a key. */
export function userDataName(key: string): string {
  return `${start}${key}]`
}

function keyIn(name: string): string | undefined {
  const isKey = name.startsWith(start) && name.endsWith(']') && name.length > start.length + 1
  return isKey ? name.slice(start.length, -1) : undefined
}
