/**
 * A deep copy of plain JSON data. Symbols, which the data library puts on its rows, stay behind; a key
 * `__proto__` stays a key. (`structuredClone` is missing in some test environments and several times slower, as is
 * `Object.fromEntries`.)
 */
export function cloneJson<Value>(value: Value): Value
export function cloneJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => cloneJson<unknown>(item))
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) setOwn(copy, key, cloneJson<unknown>(item))
  return copy
}

function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value
  // To assign it would change what the object inherits.
  else Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true })
}
