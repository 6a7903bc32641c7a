import type { ChatContext } from '../chat/context'
import { cloneJson } from '../runtime/clone-json'
import { fieldsOf, type ParsedBody, parseBody } from '../wire/parse-body'
import { userDataOf } from '../wire/user-data'
import { answerError } from './answer-error'
import { type Exchange, toJournaledRequest } from './exchange'
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

export function createRouter(
  context: ChatContext,
  operations: readonly Operation[],
  baseUrl: string,
): Router {
  const targetOf = createTargetPattern(baseUrl)
  const routeTo = createRoutes(operations)

  const remember = (exchange: Exchange): void => {
    const entry = toJournaledRequest(exchange, context.ids.count('request'))
    context.db.journal.add(entry)
    context.events.emit('request', () => cloneJson(entry))
  }

  return {
    matches: (url) => targetOf(url) !== undefined,
    async handle(request) {
      const target = targetOf(request.url)
      if (!target) return undefined
      const receivedAt = context.clock.now()
      const route = routeTo(request.method, target.path)
      let operation: Operation | undefined
      let body: ParsedBody = { fields: new Map() }
      let answer: Exchange['answer']
      try {
        operation = route.operation()
        body = mergeQuery(await parseBody(request), target.query)
        answer = run(context, operation, toOperationRequest(route.params, body))
      } catch (error) {
        answer = answerError(context, target.path, error)
      }
      remember({ request, receivedAt, operation, params: route.params, body, answer })
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

function toOperationRequest(params: PathParameters, body: ParsedBody): OperationRequest {
  const { fields, json, files = new Map() } = body
  return { params, fields, json, files, userData: userDataOf(fields) }
}
