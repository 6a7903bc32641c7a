/** What must not go further in, and where it is; an empty path: the whole value. */
export interface Harm {
  path: string
  problem: string
}

/** Deeper than anything Genesys knows, and shallow enough for every walk through it. */
const deepest = 100

/** What could do harm in a value from outside: the key `__proto__`, and nesting that has no end. */
export function findHarm(value: unknown, path = '', depth = 0): Harm | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return { path: '', problem: `nested deeper than ${deepest} levels` }
  for (const [key, item] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`.replace(/^\./, '')
    if (key === '__proto__') return { path: at, problem: 'this key is not allowed' }
    const harm = findHarm(item, at, depth + 1)
    if (harm) return harm
  }
  return undefined
}
