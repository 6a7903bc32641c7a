import { isDeepStrictEqual } from 'node:util'
import type { Operation } from '../../src/handlers/operation'
import type { JsonObject } from '../../src/index'
import { pathTexts } from './parameter-texts'
import { parametersOf, pathParametersOf } from './parameters'
import { fieldFormsOf, mediaTypesOf } from './request-bodies'
import { responsesOf } from './responses'
import type { ShownCall } from './shown-calls'

/** An operation as OpenAPI has it. */
export function operationObject(operation: Operation, calls: readonly ShownCall[]): JsonObject {
  const { name, group, description, method } = operation
  const [usual] = calls
  const parameters = [...pathObjects(operation, usual), ...queryObjects(operation, usual)]
  const content = bodiesOf(operation, calls)
  const hasBody = Object.keys(content).length > 0
  return {
    operationId: name,
    summary: description,
    tags: [group],
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody && { requestBody: { required: true, content } }),
    responses: {
      ...(method !== 'GET' && { 400: { $ref: '#/components/responses/MalformedBody' } }),
      ...responsesOf(operation, calls),
      403: { $ref: '#/components/responses/Stranger' },
      ...(method !== 'GET' && { 413: { $ref: '#/components/responses/BodyTooLarge' } }),
      ...(method !== 'GET' && { 415: { $ref: '#/components/responses/UnsupportedMediaType' } }),
      503: { $ref: '#/components/responses/Unavailable' },
      ...(group === 'Chat' && { default: { $ref: '#/components/responses/ByFault' } }),
    },
  }
}

function pathObjects(operation: Operation, usual: ShownCall | undefined): JsonObject[] {
  const examples: Partial<Record<string, string>> = usual?.request.path ?? {}
  return pathParametersOf(operation).map((name) => {
    const description = pathTexts[name]
    const example = examples[name]
    if (description === undefined || example === undefined) throw notDescribed(operation, name)
    return { name, in: 'path', required: true, description, schema: { type: 'string' }, example }
  })
}

/** Any field may stand in the query; of those that belong in a body, these are the ones that clients send there. */
const inQueryToo = ['transcriptPosition', 'profile']

function queryObjects(operation: Operation, usual: ShownCall | undefined): JsonObject[] {
  const isInBody = operation.method === 'POST'
  return parametersOf(operation)
    .filter(({ name }) => !isInBody || inQueryToo.includes(name))
    .map(({ name, description, schema }) => {
      const example = usual?.request.fields?.[name]
      if (example === undefined) throw notDescribed(operation, name)
      const whole = isInBody
        ? `${description} May stand in the body instead, which counts if both have it.`
        : description
      return { name, in: 'query', description: whole, schema, example }
    })
}

function notDescribed(operation: Operation, parameter: string): Error {
  return new Error(
    `Failed to describe ${parameter} of ${operation.name}: it needs a text, and a value in the first call that shows it.`,
  )
}

/** The body in every form, with what the calls that succeeded sent in it. */
function bodiesOf(operation: Operation, calls: readonly ShownCall[]): JsonObject {
  const forms: readonly string[] = fieldFormsOf(operation)
  const requests = calls
    .filter(isGood)
    .filter(
      ({ request }, place, all) =>
        all.findIndex((each) => isDeepStrictEqual(each.request, request)) === place,
    )
  return Object.fromEntries(
    Object.entries(mediaTypesOf(operation)).map(([type, mediaType]) => {
      const examples = requests.flatMap(({ name, summary, request: { json, fields } }) => {
        const isInThisForm = json === undefined ? forms.includes(type) : type === 'application/json'
        const value = json ?? fields
        return isInThisForm && value ? [[requestName(operation, name), { summary, value }]] : []
      })
      return [type, { ...mediaType, ...(examples.length > 0 && { examples: Object.fromEntries(examples) }) }]
    }),
  )
}

/** What is sent usually is told from what is answered then. */
function requestName(operation: Operation, name: string): string {
  return name === 'success' ? operation.name : name
}

function isGood({ answer }: ShownCall): boolean {
  return answer.status === 200 && answer.error === undefined
}
