import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import type { PathParameters } from '../../src/handlers/operation'
import { operationTable } from '../../src/handlers/operation-table'
import {
  type Clock,
  createGenesysMock,
  type GenesysMock,
  type GenesysMockErrorCode,
  type JournaledRequest,
  type Json,
  type JsonObject,
  manualClock,
  type OperationName,
} from '../../src/index'

export const origin = 'http://localhost:3000'

/** The only service there is on the stage. */
export const service = 'aura'

/** The forms in which the fields of a request can be sent. */
export const formTypes = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json',
] as const

export type FormType = (typeof formTypes)[number]

/** A request for an example. */
export interface ExampleRequest {
  operation: OperationName
  path?: Partial<PathParameters>
  /** With objects where the names have brackets. */
  fields?: JsonObject
  /** Instead of fields, a body of JSON. */
  json?: Json
  /** Instead of both, a body that is said to be JSON. */
  text?: string
  /** @default a form, multipart where there is a file */
  formType?: FormType
}

/** What it was answered. */
export interface ExampleAnswer {
  status: number
  mediaType: string
  /** A text where the answer is no JSON. */
  body: Json
  /** Why it was refused; undefined: it was not, or only looked. */
  error: GenesysMockErrorCode | undefined
  /** What it reached; undefined: it only looked. */
  operation: OperationName | null | undefined
}

/** A seeded mock on a manual clock, with one chat in it. Everything on it is the same every time. */
export interface Stage {
  genesys: GenesysMock
  chat: { chatId: string; secureKey: string; userId: string }
  call(request: ExampleRequest): Promise<ExampleAnswer>
}

/** Plays on a stage of its own. */
export async function onStage<Result>(
  play: (stage: Stage) => Promise<Result>,
  clock: Clock = manualClock(),
): Promise<Result> {
  const genesys = createGenesysMock({ seed: 'openapi', clock, services: [service] })
  const bridge = http.post(
    'https://*/aura-services/v1/genesys/messages',
    () => new HttpResponse(null, { status: 204 }),
  )
  const server = setupServer(bridge, ...genesys.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  try {
    const call: Stage['call'] = (request) => send(genesys, request)
    await call({ operation: 'requestChat', path: { serviceName: service }, fields: { nickname: 'Ana' } })
    const session = genesys.sessions.last()
    if (!session) throw new Error('Failed to set the stage: no chat was started.')
    return await play({ genesys, chat: session, call })
  } finally {
    server.close()
    genesys.dispose()
  }
}

async function send(genesys: GenesysMock, request: ExampleRequest): Promise<ExampleAnswer> {
  let told: JournaledRequest | undefined
  const stop = genesys.on('request', (each) => {
    told = each
  })
  const response = await fetch(urlOf(request), initOf(request))
  stop()
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? ''
  const text = await response.text()
  return {
    status: response.status,
    mediaType,
    body: mediaType === 'application/json' ? JSON.parse(text) : text,
    error: told?.error?.code,
    operation: told?.operation,
  }
}

/** The URL of a request, with its fields if it has no body for them. */
export function urlOf({ operation, path = {}, fields = {} }: ExampleRequest): string {
  const { method, path: template } = operationNamed(operation)
  const values: Partial<Record<string, string>> = path
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = method === 'POST' ? '' : new URLSearchParams(toPairs(fields)).toString()
  return `${origin}/genesys/2/${filled}${query && `?${query}`}`
}

function initOf({ operation, fields = {}, json, text, formType }: ExampleRequest): RequestInit {
  const { method } = operationNamed(operation)
  if (text !== undefined) return withJson(method, text)
  if (json !== undefined) return withJson(method, JSON.stringify(json))
  if (method !== 'POST') return { method }
  if (formType === 'application/json') return withJson(method, JSON.stringify(fields))
  if (formType !== 'multipart/form-data' && !('file' in fields)) {
    return { method, body: new URLSearchParams(toPairs(fields)) }
  }
  const body = new FormData()
  for (const [name, value] of toPairs(fields)) {
    if (name === 'file') body.append(name, new File([value], 'contract.pdf', { type: 'application/pdf' }))
    else body.append(name, value)
  }
  return { method, body }
}

function withJson(method: string, body: string): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body }
}

/** The fields as a form has them: `userData[key]` for what is an object. */
function toPairs(fields: JsonObject): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => [`${name}[${key}]`, String(item)])
      : [[name, String(value)]],
  )
}

export function operationNamed(name: OperationName) {
  const operation = operationTable.find((each) => each.name === name)
  if (!operation) throw new Error(`Failed to find the operation ${name}: the table has none of this name.`)
  return operation
}
