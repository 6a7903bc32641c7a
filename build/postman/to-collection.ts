import { operationTable } from '../../src/handlers/operation-table'
import {
  type PostmanBody,
  type PostmanCollection,
  type PostmanItem,
  type PostmanVariable,
  toRawJson,
} from './postman-format'
import type { Chapter, Fields, Step } from './step'

const json: PostmanVariable = { key: 'Content-Type', value: 'application/json' }

/**
 * The collection that tells a story.
 *
 * @throws Error when an operation has no part in it.
 */
export function toCollection(
  info: { name: string; description: string },
  story: readonly Chapter[],
  variables: Fields,
): PostmanCollection {
  const told = new Set(story.flatMap(({ steps }) => steps.map(({ operation }) => operation)))
  const missing = operationTable.map(({ name }) => name).filter((name) => !told.has(name))
  if (missing.length > 0) {
    throw new Error(
      `Failed to make the Postman collection: no request for ${missing.join(', ')}. ` +
        'Add a step for it in build/postman/chapters.',
    )
  }
  return {
    info: { ...info, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: story.map(({ name, description, steps }) => ({ name, description, item: steps.map(toItem) })),
    variable: toVariables(variables),
  }
}

function toItem(step: Step): PostmanItem {
  const operation = operationTable.find(({ name }) => name === step.operation)
  if (!operation) throw new Error(`There is no operation "${step.operation}".`)
  const body = bodyOf(step)
  return {
    name: step.name,
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: toScript(step) } }],
    request: {
      method: step.headOnly ? 'HEAD' : operation.method,
      description: step.description,
      header: body?.mode === 'raw' ? [json] : [],
      ...(body ? { body } : {}),
      url: toUrl(operation.path, step.query),
    },
    response: [],
  }
}

/** The variable parts of a path are collection variables of the same names. */
function toUrl(path: string, query: Fields = {}): PostmanItem['request']['url'] {
  const segments = ['genesys', '2', ...path.replaceAll(/\{(\w+)\}/g, '{{$1}}').split('/')]
  const search = Object.entries(query).map(([key, value]) => `${key}=${value}`)
  const question = search.length > 0 ? `?${search.join('&')}` : ''
  return {
    raw: `{{baseUrl}}/${segments.join('/')}${question}`,
    host: ['{{baseUrl}}'],
    path: segments,
    ...(search.length > 0 ? { query: toVariables(query) } : {}),
  }
}

function bodyOf({ form, file, json }: Step): PostmanBody | undefined {
  if (json !== undefined) return toRawJson(json)
  if (!form) return undefined
  const fields = toVariables(form).map((field) => ({ ...field, type: 'text' as const }))
  if (!file) return { mode: 'urlencoded', urlencoded: fields }
  const { part: key, source: src } = file
  return { mode: 'formdata', formdata: [...fields, { key, type: 'file', src }] }
}

function toScript({ httpStatus = 200, isNoJson, headOnly, tests, remember = {} }: Step): string[] {
  return [
    ...(isNoJson || headOnly ? [] : ['const answer = pm.response.json()', '']),
    ...toTest(`HTTP ${httpStatus}`, [`pm.response.to.have.status(${httpStatus})`]),
    ...Object.entries(tests).flatMap(([title, lines]) => toTest(title, lines)),
    ...Object.entries(remember).map(
      ([name, expression]) => `pm.collectionVariables.set('${name}', ${expression})`,
    ),
  ]
}

function toTest(title: string, lines: readonly string[]): string[] {
  return [`pm.test(${JSON.stringify(title)}, () => {`, ...lines.map((line) => `  ${line}`), '})']
}

function toVariables(fields: Fields): PostmanVariable[] {
  return Object.entries(fields).map(([key, value]) => ({ key, value }))
}
