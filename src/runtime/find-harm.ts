/** What must not go further in, and where it is; an empty path: the whole value. */
export interface Harm {
  path: string
  problem: string
}

/** Deeper than anything Genesys knows, and shallow enough for every walk through it. */
const deepest = 100
const tooDeep = `nested deeper than ${deepest} levels`

/** What could do harm in a value from outside: the key `__proto__`, and nesting that has no end. */
export function findHarm(value: unknown, path = '', depth = 0): Harm | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return { path: '', problem: tooDeep }
  for (const [key, item] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`.replace(/^\./, '')
    if (key === '__proto__') return { path: at, problem: 'this key is not allowed' }
    const harm = findHarm(item, at, depth + 1)
    if (harm) return harm
  }
  return undefined
}

/**
 * The same, as far as the text of a JSON value tells before it is parsed: a parser pays for nesting that has no end
 * with more than its length.
 */
export function findHarmInText(text: string): Harm | undefined {
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isInText) {
      if (character === '\\') at += 1
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > deepest + 1) return { path: '', problem: tooDeep }
  }
  return undefined
}
