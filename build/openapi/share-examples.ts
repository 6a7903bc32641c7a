import type { Json, JsonObject } from '../../src/index'
import { isObject } from './is-object'

/**
 * The document with those examples as components that stand in it more than once; such are those whose name has
 * the same value wherever it is.
 */
export function shareExamples(document: JsonObject): JsonObject {
  const found = new Map<string, Json[]>()
  mapExamples(document, (name, example) => {
    found.set(name, [...(found.get(name) ?? []), example])
    return example
  })
  const shared = new Map(
    [...found].flatMap(([name, [first = null, ...others]]) => {
      const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first))
      return others.length > 0 && isSame ? [[name, first]] : []
    }),
  )
  const rest = mapExamples(document, (name, example) =>
    shared.has(name) ? { $ref: `#/components/examples/${name}` } : example,
  )
  return { ...rest, components: { ...objectFrom(rest.components), examples: Object.fromEntries(shared) } }
}

function mapExamples(node: JsonObject, change: (name: string, example: Json) => Json): JsonObject {
  const mapOne = (key: string, value: Json): Json => {
    if (key === 'examples' && isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, example]) => [name, change(name, example)]))
    }
    if (Array.isArray(value)) return value.map((item) => mapOne('', item))
    return isObject(value) ? mapExamples(value, change) : value
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapOne(key, value)]))
}

function objectFrom(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}
