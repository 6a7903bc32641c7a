import type { Json, JsonObject } from '../runtime/json'
import type { ScheduledEvent } from '../wire/scheduled-event'

/** A place in a reply's text that stands for something, `{{name}}`; behind a backslash, it stands for itself. */
const placePattern = /\\?\{\{([^{}]*)\}\}/g

/** The text with its places filled in. */
export function fillCaptures(text: string, captures: ReadonlyMap<string, string>): string {
  return text.replace(placePattern, (place: string, name: string) =>
    isEscaped(place) ? place.slice(1) : (captures.get(name.trim()) ?? place),
  )
}

/** A text that {@link fillCaptures} turns into this one. */
export function escapeCaptures(text: string): string {
  return text.replace(placePattern, (place) => `\\${place}`)
}

/** The names of the captures that a text wants. */
export function captureNamesIn(text: string): string[] {
  const places = [...text.matchAll(placePattern)]
  return places.filter(([place]) => !isEscaped(place)).map(([, name = '']) => name.trim())
}

function isEscaped(place: string): boolean {
  return place.startsWith('\\')
}

/** Makes another text of one, which stands at this path in its event. */
type ChangeText = (text: string, path: readonly (string | number)[]) => string

/** The event with every text changed that can hold captures: `text`, and those in `userData` and `eventAttributes`. */
export function mapTexts(event: ScheduledEvent, change: ChangeText): ScheduledEvent {
  const { text, userData, eventAttributes } = event
  return {
    ...event,
    ...(text === undefined ? {} : { text: change(text, ['text']) }),
    ...(userData && { userData: mapEntries(userData, (value, key) => change(value, ['userData', key])) }),
    ...(eventAttributes && { eventAttributes: mapObject(eventAttributes, change, ['eventAttributes']) }),
  }
}

function mapObject(object: JsonObject, change: ChangeText, path: readonly (string | number)[]): JsonObject {
  return mapEntries(object, (value, key) => mapJson(value, change, [...path, key]))
}

function mapJson(value: Json, change: ChangeText, path: readonly (string | number)[]): Json {
  if (typeof value === 'string') return change(value, path)
  if (Array.isArray(value)) return value.map((item, index) => mapJson(item, change, [...path, index]))
  return typeof value === 'object' && value !== null ? mapObject(value, change, path) : value
}

function mapEntries<Value>(
  object: Record<string, Value>,
  change: (value: Value, key: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]))
}
