import { GenesysMockError } from '../errors'
import type { Json } from '../runtime/json'

/** Deeper than anything Genesys knows, and shallow enough for every walk through it. */
const deepest = 100

/**
 * Reads a JSON body. What could do harm further on is refused here: the key `__proto__`, and nesting that
 * has no end.
 *
 * @throws SyntaxError when it is no JSON.
 * @throws GenesysMockError `INVALID_BODY`
 */
export function parseJson(text: string): Json {
  const json: Json = JSON.parse(text)
  assertHarmless(json, '', 0)
  return json
}

function assertHarmless(json: Json, path: string, depth: number): void {
  if (typeof json !== 'object' || json === null) return
  if (depth > deepest) throw harmful('body', `nested deeper than ${deepest} levels`)
  for (const [key, value] of Object.entries(json)) {
    const at = Array.isArray(json) ? `${path}[${key}]` : `${path}.${key}`
    if (key === '__proto__') throw harmful(at.replace(/^\./, ''), 'this key is not allowed')
    assertHarmless(value, at, depth + 1)
  }
}

function harmful(path: string, problem: string): GenesysMockError {
  return new GenesysMockError('INVALID_BODY', {
    action: 'read the request',
    reason: `${path}: ${problem}`,
    remedy: 'Leave it out.',
  })
}
