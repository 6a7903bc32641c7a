import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Operation } from '../../src/handlers/operation'
import { operationTable } from '../../src/handlers/operation-table'
import type { JsonObject } from '../../src/index'
import { componentSchemas } from './component-schemas'
import { showLiveFeed } from './live-feed'
import { operationObject } from './operation-object'
import { assertAllParametersUsed } from './parameters'
import { fieldSchemas } from './request-bodies'
import { shareExamples } from './share-examples'
import { sharedResponses } from './shared-responses'
import { type ShownCall, showCalls } from './shown-calls'
import { assertAllErrorsShown } from './shown-errors'
import { origin } from './stage'
import { webhooks } from './webhooks'

const tags: Record<Operation['group'] | 'Push', string> = {
  Chat: "Genesys's Chat API v2.",
  Session: 'The chats that the mock has, with all that belongs to them.',
  Profile: 'What chats start with.',
  Fault: 'What goes wrong on purpose.',
  MockChat: 'The other side of a chat.',
  Time: 'The time of the mock, and what is still to happen.',
  Log: 'What has happened.',
  Mock: 'The mock itself.',
  Push: 'What the mock calls by itself.',
}

const description = `A stateful mock of the Genesys Chat API v2, and of the calls by which a tester steers it.

Fields come as a form, as multipart, as JSON, or in the query; the body's count where both have one. \
A form or JSON is also read where it is said to be \`text/plain\`, or nothing. \
In a form, an object is a field for each of its keys: \`userData[key]=value\`. \
Fields that an operation does not know are ignored; in the JSON of profiles, faults and events they are refused. \
Letter case in the fixed parts of a path and a trailing slash make no difference. \
Preflights are answered, pages may read the answers, and every GET can be a HEAD.

With the option \`strict: false\`, requests may leave out more than is said here.`

/** The whole document. The same source makes the same document, anywhere and at any time. */
export async function openApiDocument(): Promise<JsonObject> {
  assertAllParametersUsed(operationTable)
  const paths: Record<string, JsonObject> = {}
  const shown: ShownCall[] = []
  for (const operation of operationTable) {
    const calls = operation.name === 'events' ? [await showLiveFeed()] : await showCalls(operation)
    shown.push(...calls)
    const url = `/genesys/2/${operation.path}`
    paths[url] = { ...paths[url], [operation.method.toLowerCase()]: operationObject(operation, calls) }
  }
  const schemas = { ...componentSchemas(), ...fieldSchemas(operationTable) }
  assertAllErrorsShown(shown, schemas.GenesysMockErrorCode)
  return shareExamples({
    openapi: '3.1.1',
    info: info(),
    servers: [{ url: origin, description: 'The HTTP server, at its usual port.' }],
    // A chat is opened with its secureKey, which is a field like any other.
    security: [],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
    paths,
    webhooks: await webhooks(),
    components: { schemas, responses: await sharedResponses() },
  })
}

function info(): JsonObject {
  const manifest: { name: string; version: string; license: string } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'),
  )
  const { name, version, license } = manifest
  return { title: name, version, license: { name: license, identifier: license }, description }
}
