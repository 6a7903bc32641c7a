import type { ChatContext } from '../chat/context'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import type { ParsedBody } from '../wire/parse-body'
import { userDataOf } from '../wire/user-data'
import { answerError } from './answer-error'
import { type Exchange, toJournaledRequest } from './exchange'
import { forgive } from './forgive'
import type { Lint } from './lint/lint'
import type { Operation, OperationAnswer, OperationRequest, PathParameters } from './operation'
import type { Route } from './route'
import type { Target } from './target'

/** A request that has been read; instead of its body, why that can't be. */
export interface Received {
  request: Request
  /** Epoch milliseconds. */
  receivedAt: number
  target: Target
  route: Route
  body: ParsedBody | Error
}

/**
 * Runs the operation that a request asks for, and keeps both in the journal. Synchronous: nothing comes
 * between an operation and its journal.
 */
export function answerRequest(
  parts: { context: ChatContext; lint: Lint },
  received: Received,
): OperationAnswer {
  const { context, lint } = parts
  const { request, receivedAt, target, route } = received
  // Not before the body is read: the ids follow the order in which requests take effect.
  const id = context.ids.count('request')
  lint.begin(id)
  let operation: Operation | undefined
  let refusal: GenesysMockError | undefined
  let answer: OperationAnswer
  try {
    operation = route.operation()
    const body = wellFormed(received.body)
    // What was due before a request has happened before it; what is due with it is an answer to it, and comes later.
    context.scheduler.runOverdue()
    answer = operation.run(context, toOperationRequest({ context, id, params: route.params, body }))
  } catch (error) {
    answer = answerError(context, target.path, error)
    if (error instanceof GenesysMockError) refusal = error
  }
  const body = received.body instanceof Error ? { fields: new Map() } : received.body
  const { params } = route
  remember(parts, { id, request, receivedAt, operation, params, body, answer, refusal })
  return answer
}

function wellFormed(body: ParsedBody | Error): ParsedBody {
  if (body instanceof Error) throw body
  return body
}

function remember({ context, lint }: { context: ChatContext; lint: Lint }, exchange: Exchange): void {
  const entry = toJournaledRequest(exchange)
  context.db.journal.add(entry)
  context.events.emit('request', () => cloneJson(entry))
  lint.check(exchange, entry)
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
