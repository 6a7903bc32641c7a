import type { Json, JsonObject } from '../runtime/json'
import { invalidParameter } from './invalid-parameter'
import { parseJson } from './parse-json'

/**
 * Reads `eventAttributes`: over REST, a JSON object as text.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function parseEventAttributes(text: string | undefined): JsonObject | undefined {
  if (text === undefined || text === '') return undefined
  const value = parse(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw invalidParameter(
    'eventAttributes',
    'expected a JSON object as text',
    'Send it as JSON.stringify() makes it.',
  )
}

function parse(text: string): Json | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** The object that some attributes hold by a key; undefined: they hold none there. */
export function objectIn(attributes: JsonObject | null | undefined, key: string): JsonObject | undefined {
  const value = attributes?.[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}
