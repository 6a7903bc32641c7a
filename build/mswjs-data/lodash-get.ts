export type PropertyPath = readonly string[]

// The library passes paths as arrays only, so the original's parser of 'a[0].b', and its cache, are dead weight.
export function get(source: unknown, path: PropertyPath): unknown {
  if (path.length === 0) {
    return undefined
  }
  let value = source
  for (const key of path) {
    if (value == null) {
      return undefined
    }
    value = (value as Record<string, unknown>)[key]
  }
  return value
}
