/** What must not go further in, and where it is; an empty path: the whole value. */
export interface Harm {
  path: string
  problem: string
}

/** Deeper than anything Genesys knows, and shallow enough for every walk through it. */
const deepest = 100
const tooDeep = `nested deeper than ${deepest} levels`

/** What could do harm in a value from outside: the key `__proto__`, and nesting that has no end. */
export function findHarm(value: unknown, path = ''): Harm | undefined {
  const found = search(value, 0)
  if (!found) return undefined
  const { keys, problem } = found
  if (!keys) return { path: '', problem }
  // Not before something is found: a path for every value would cost more than the values.
  const at = keys.reduceRight<string>(
    (parent, key) => (typeof key === 'number' ? `${parent}[${key}]` : `${parent}.${key}`),
    path,
  )
  return { path: at.replace(/^\./, ''), problem }
}

interface Found {
  problem: string
  /** Where it is, the innermost first; undefined: it is the whole value. */
  keys: (string | number)[] | undefined
}

function search(value: unknown, depth: number): Found | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return { problem: tooDeep, keys: undefined }
  return Array.isArray(value) ? searchItems(value, depth) : searchFields(value, depth)
}

function searchItems(items: readonly unknown[], depth: number): Found | undefined {
  for (let index = 0; index < items.length; index += 1) {
    const found = search(items[index], depth + 1)
    if (found) return below(index, found)
  }
  return undefined
}

function searchFields(fields: object, depth: number): Found | undefined {
  for (const key of Object.keys(fields)) {
    if (key === '__proto__') return { problem: 'this key is not allowed', keys: [key] }
    const found = search(Reflect.get(fields, key), depth + 1)
    if (found) return below(key, found)
  }
  return undefined
}

function below(key: string | number, found: Found): Found {
  found.keys?.push(key)
  return found
}

/**
 * The same, as far as the text of a JSON value tells before it is parsed: a parser pays for nesting that has no end
 * with more than its length.
 */
export function findHarmInText(text: string): Harm | undefined {
  if (hasAtMost(text, '[', deepest / 2) && hasAtMost(text, '{', deepest / 2)) return undefined
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isInText) {
      if (character === '\\') at += 1
      else if (character === '"') isInText = false
    } else if (character === '"') {
      // The platform finds the end of a text sooner, as long as nothing in it is escaped.
      const end = text.indexOf('"', at + 1)
      if (end < 0) return undefined
      if (text[end - 1] === '\\') isInText = true
      else at = end
    } else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > deepest + 1) return { path: '', problem: tooDeep }
  }
  return undefined
}

function hasAtMost(text: string, character: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    count += 1
    if (count > most) return false
  }
  return true
}

/**
 * Whether the text of a JSON value may have the key `__proto__`, as it is or with escapes for some of its letters. It
 * costs less than to look through the value.
 */
export function mayNameProto(text: string): boolean {
  return /__proto__|\\u00[567]/.test(text)
}
