import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import type { Json, JsonObject } from '../../src/index'
import { onStage, origin } from './stage'
import { unknownChatId, usualRequest } from './usual-request'

/** The answers that do not depend on the operation, by the names of their components. */
export async function sharedResponses(): Promise<Record<string, JsonObject>> {
  return {
    MalformedBody: {
      description: 'The body, of which nothing is wanted, can not be read.',
      content: refusal(100, await malformed()),
    },
    Stranger: {
      description:
        'Over HTTP only, where the server listens for its own machine only: `Host` or `Origin` names another, which ' +
        'the option `allowNames` of the server does not name.',
      content: refusal(403, await strange()),
    },
    BodyTooLarge: {
      description:
        'Over HTTP, the body is larger than the option `bodyLimit` of the server; elsewhere, larger than 100 MiB once ' +
        'its `content-encoding` is decoded.',
      content: refusal(413, await bodyTooLarge()),
    },
    UnsupportedMediaType: {
      description: 'The body is in a charset, or has a `content-encoding`, that the mock can not decode.',
      content: refusal(415, await undecodable()),
    },
    Unavailable: {
      description: 'The mock was reset while the request was under way, or is being closed.',
      content: refusal(503, await overtaken()),
    },
    UnknownOperation: {
      description: 'For a path that no operation has.',
      content: refusal(404, await stray('GET', `chat/aura/${unknownChatId}/wave`)),
    },
    MethodNotAllowed: {
      description: 'For a path that no operation has with this method.',
      content: refusal(405, await stray('GET', 'chat/aura')),
    },
    ByFault: {
      description:
        'Only where a fault was put in place: any HTTP error, as JSON or as the HTML page of a gateway. A fault can ' +
        'also cut the connection, hold back an answer, or spoil one, which then is none of these.',
      content: {
        'application/json': { schema: {}, examples: { unauthorised: { value: await faulty(401) } } },
        'text/html': { schema: { type: 'string' }, examples: { badGateway: { value: await faulty(502) } } },
      },
    },
  }
}

function refusal(code: number, example: Json): JsonObject {
  const error = { properties: { code: { const: code } } }
  const schema = { $ref: '#/components/schemas/Refusal', properties: { errors: { prefixItems: [error] } } }
  return { 'application/json': { schema, examples: { refusal: { value: example } } } }
}

function malformed(): Promise<Json> {
  return onStage(async () => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${origin}/genesys/2/mock/faults`, { method: 'DELETE', headers, body: '{' })
    return response.json()
  })
}

function undecodable(): Promise<Json> {
  return onStage(async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }
    const init = { method: 'POST', headers, body: 'nickname=Ana' }
    const response = await fetch(`${origin}/genesys/2/chat/aura`, init)
    return response.json()
  })
}

async function strange(): Promise<Json> {
  const server = await startGenesysServer()
  try {
    const headers = { origin: 'https://bridge.example' }
    const response = await fetch(`${server.url}/genesys/2/mock/health`, { headers })
    return await response.json()
  } finally {
    await server.close()
  }
}

async function bodyTooLarge(): Promise<Json> {
  const server = await startGenesysServer({ bodyLimit: 16 })
  try {
    const body = new URLSearchParams({ nickname: 'A nickname that is too long' })
    const response = await fetch(`${server.url}/genesys/2/chat/aura`, { method: 'POST', body })
    return await response.json()
  } finally {
    await server.close()
  }
}

function overtaken(): Promise<Json> {
  return onStage(async ({ genesys }) => {
    const answering = genesys.fetch(new Request(`${origin}/genesys/2/mock/health`))
    genesys.reset()
    const response = await answering
    return response?.json()
  })
}

function stray(method: string, path: string): Promise<Json> {
  return onStage(async () => {
    const response = await fetch(`${origin}/genesys/2/${path}`, { method })
    return response.json()
  })
}

function faulty(http: number): Promise<Json> {
  return onStage(async (stage) => {
    stage.genesys.faults.add({ respond: { http } })
    const { body } = await stage.call(usualRequest('refresh', stage))
    return body
  })
}
