import type { ChatContext } from '../chat/context'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import { fieldsOf, type ParsedBody, parseBody } from '../wire/parse-body'
import { userDataOf } from '../wire/user-data'
import { answerError } from './answer-error'
import { type Exchange, toJournaledRequest } from './exchange'
import { forgive } from './forgive'
import type { Lint } from './lint/lint'
import type { Operation, OperationAnswer, OperationRequest, PathParameters } from './operation'
import { createRoutes } from './route'
import { createTargetPattern } from './target'
import { toResponse } from './to-response'

/** The operation table as something that answers requests. */
export interface Router {
  /** Whether a URL is one of Genesys's, so that `handle` answers it. */
  matches(url: string): boolean
  /** The answer; undefined: the request is not for Genesys. */
  handle(request: Request): Promise<Response | undefined>
}

export interface RouterParts {
  context: ChatContext
  lint: Lint
  operations: readonly Operation[]
  baseUrl: string
}

export function createRouter({ context, lint, operations, baseUrl }: RouterParts): Router {
  const targetOf = createTargetPattern(baseUrl)
  const routeTo = createRoutes(operations)

  const begin = (): string => {
    const id = context.ids.count('request')
    lint.begin(id)
    return id
  }
  const remember = (exchange: Exchange): void => {
    const entry = toJournaledRequest(exchange)
    context.db.journal.add(entry)
    context.events.emit('request', () => cloneJson(entry))
    lint.check(exchange, entry)
  }

  return {
    matches: (url) => targetOf(url) !== undefined,
    async handle(request) {
      const target = targetOf(request.url)
      if (!target) return undefined
      const receivedAt = context.clock.now()
      const route = routeTo(request.method, target.path)
      let id: string | undefined
      let operation: Operation | undefined
      let body: ParsedBody = { fields: new Map() }
      let answer: Exchange['answer']
      let refusal: Exchange['refusal']
      try {
        operation = route.operation()
        body = mergeQuery(await parseBody(request), target.query)
        // Not before the body is read: the ids follow the order in which requests take effect.
        id = begin()
        answer = run(context, operation, toOperationRequest({ context, id, params: route.params, body }))
      } catch (error) {
        answer = answerError(context, target.path, error)
        if (error instanceof GenesysMockError) refusal = error
      }
      id ??= begin()
      remember({ id, request, receivedAt, operation, params: route.params, body, answer, refusal })
      return toResponse(answer)
    },
  }
}

/** What was due before a request has happened before it; listeners hear of both when they are complete. */
function run(context: ChatContext, operation: Operation, request: OperationRequest): OperationAnswer {
  return context.events.batch(() => {
    context.scheduler.runDue()
    return operation.run(context, request)
  })
}

/** Some clients send their parameters in the query; where both have one, the body's counts. */
function mergeQuery(body: ParsedBody, query: string): ParsedBody {
  if (query === '') return body
  return { ...body, fields: new Map([...fieldsOf(new URLSearchParams(query)), ...body.fields]) }
}

interface RequestParts {
  context: ChatContext
  id: string
  params: PathParameters
  body: ParsedBody
}

function toOperationRequest({ context, id, params, body }: RequestParts): OperationRequest {
  const { fields, json, files = new Map() } = body
  const taken = context.strict ? fields : forgive(fields)
  return { id, params, fields: taken, json, files, userData: userDataOf(fields) }
}
