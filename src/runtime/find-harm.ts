/** What must not go further in, and where it is; an empty path: the whole value. */
export interface Harm {
  path: string
  problem: string
}

/** Deeper than anything Genesys knows, and shallow enough for every walk through it. */
const deepest = 100

/**
 * What could do harm in a value from outside: the key `__proto__`, and nesting that has no end.
 *
 * @param headroom - How much deeper than others it may be, for what others are put into.
 */
export function findHarm(value: unknown, path = '', headroom = 0, depth = 0): Harm | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const most = deepest + headroom
  if (depth > most) return { path: '', problem: `nested deeper than ${most} levels` }
  for (const [key, item] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`.replace(/^\./, '')
    if (key === '__proto__') return { path: at, problem: 'this key is not allowed' }
    const harm = findHarm(item, at, headroom, depth + 1)
    if (harm) return harm
  }
  return undefined
}
