import type { Participant } from '../db/rows'
import type { JsonObject } from '../runtime/json'
import { objectIn } from '../wire/event-attributes'

/**
 * The attributes of a party's event: those of a bot say so, which is how widgets know it.
 * Source: Genesys Widgets, `GCTI_SYSTEM.party-info.style`.
 */
export function withStyle(
  attributes: JsonObject | undefined,
  style: Participant['style'] | undefined,
): JsonObject | null {
  if (!style) return attributes ?? null
  const system = objectIn(attributes, 'GCTI_SYSTEM')
  const partyInfo = { ...objectIn(system, 'party-info'), style }
  return { ...attributes, GCTI_SYSTEM: { ...system, 'party-info': partyInfo } }
}

/** Whether an event's attributes show its party with a style. */
export function hasStyle(attributes: JsonObject | null): boolean {
  const system = objectIn(attributes, 'GCTI_SYSTEM')
  return objectIn(system, 'party-info')?.style !== undefined
}
