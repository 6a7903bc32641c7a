import type { Operation } from '../../src/handlers/operation'
import type { Json, JsonObject } from '../../src/index'
import { isObject } from './is-object'
import { chatParameters, type ParameterText, parameterTexts, pathTexts } from './parameter-texts'

/** A parameter of an operation, and what there is to say of it. */
export interface Parameter extends ParameterText {
  /** As in the operation table. */
  name: string
}

/** Whether an operation is on a chat that has been started. */
export function isOnChat({ group, path }: Operation): boolean {
  return group === 'Chat' && path.includes('{chatId}')
}

/**
 * The parameters of an operation, those of every operation on a chat included.
 *
 * @throws Error when there is nothing to say of one.
 */
export function parametersOf(operation: Operation): Parameter[] {
  const names = [...(isOnChat(operation) ? chatParameters : []), ...operation.parameters]
  return names.map((name) => {
    const text = parameterTexts[`${operation.name}.${name}`] ?? parameterTexts[name]
    if (!text)
      throw new Error(`Failed to describe ${name} of ${operation.name}: add it to parameter-texts.ts.`)
    return { name, ...text }
  })
}

/** The names in the path of an operation. */
export function pathParametersOf({ path }: Operation): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

/** @throws Error when a text is for a parameter that no operation has. */
export function assertAllParametersUsed(operations: readonly Operation[]): void {
  const used = new Set(
    operations.flatMap((operation) =>
      parametersOf(operation).flatMap(({ name }) => {
        const own = `${operation.name}.${name}`
        return own in parameterTexts ? own : name
      }),
    ),
  )
  const inPaths = new Set(operations.flatMap(pathParametersOf))
  const unused = [
    ...Object.keys(parameterTexts).filter((name) => !used.has(name)),
    ...Object.keys(pathTexts).filter((name) => !inPaths.has(name)),
  ]
  if (unused.length > 0)
    throw new Error(`Failed to describe: no operation has ${unused.join(', ')}. Remove it.`)
}

/** The schema of all parameters together, with an object where their names have brackets. */
export function fieldsSchema(parameters: readonly Parameter[], isJson: boolean): JsonObject {
  const properties: JsonObject = {}
  const required = new Set<string>()
  for (const { name, description, schema, jsonSchema = schema, isRequired } of parameters) {
    const described = { description, ...(isJson ? jsonSchema : schema) }
    const { outer, inner } = splitName(name)
    if (isRequired) required.add(outer)
    properties[outer] = inner ? withProperty(properties[outer], inner, described, isRequired) : described
  }
  return { type: 'object', properties, ...(required.size > 0 && { required: [...required] }) }
}

/**
 * The examples of all parameters together, in the same form.
 *
 * @param known - Those that are no texts of ours.
 * @throws Error when one has no example.
 */
export function fieldExamples(parameters: readonly Parameter[], known: JsonObject): JsonObject {
  const fields: JsonObject = {}
  for (const { name, example = known[name] } of parameters) {
    if (example === undefined) throw new Error(`Failed to show ${name}: it has no example. Give it one.`)
    const { outer, inner } = splitName(name)
    fields[outer] = inner ? { ...objectFrom(fields[outer]), [inner]: example } : example
  }
  return fields
}

/** Those among the names that stand for several fields, with brackets in their names. */
export function namesOfObjects(parameters: readonly Parameter[]): string[] {
  return [
    ...new Set(parameters.filter(({ name }) => name.includes('[')).map(({ name }) => splitName(name).outer)),
  ]
}

/** `from[type]` is the field `type` of `from`; `userData[…]` is any field of `userData`. */
function splitName(name: string): { outer: string; inner: string | undefined } {
  const [, outer = name, inner] = /^(\w+)\[(.+)\]$/.exec(name) ?? []
  return { outer, inner: inner === '…' ? undefined : inner }
}

function withProperty(
  object: Json | undefined,
  name: string,
  schema: JsonObject,
  isRequired: boolean | undefined,
): JsonObject {
  const { properties, required } = objectFrom(object)
  const names = [...(Array.isArray(required) ? required : []), ...(isRequired ? [name] : [])]
  return {
    type: 'object',
    properties: { ...objectFrom(properties), [name]: schema },
    ...(names.length > 0 && { required: names }),
  }
}

function objectFrom(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}
