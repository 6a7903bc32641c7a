import { GenesysMockError } from '../errors'
import { findHarm } from '../runtime/find-harm'
import type { Json } from '../runtime/json'

/**
 * Reads a JSON body. What could do harm further on is refused here.
 *
 * @throws SyntaxError when it is no JSON.
 * @throws GenesysMockError `INVALID_BODY`
 */
export function parseJson(text: string): Json {
  const json: Json = JSON.parse(text)
  const harm = findHarm(json)
  if (!harm) return json
  throw new GenesysMockError('INVALID_BODY', {
    action: 'read the request',
    reason: `${harm.path || 'body'}: ${harm.problem}`,
    remedy: 'Leave it out.',
  })
}
