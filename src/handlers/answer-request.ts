import type { ChatContext } from '../chat/context'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import type { ParsedBody } from '../wire/parse-body'
import { userDataOf } from '../wire/user-data'
import { answerError } from './answer-error'
import { chatIdOf, type Exchange, toJournaledRequest } from './exchange'
import { answerInstead, faultFor, withFault } from './faulty-answer'
import { forgive } from './forgive'
import type { Incoming } from './incoming'
import type { Lint } from './lint/lint'
import type { Operation, OperationAnswer, OperationRequest, PathParameters } from './operation'
import type { Route } from './route'
import type { Target } from './target'

/** A request that has been read; instead of its body, why that can't be. */
export interface Received {
  incoming: Incoming
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
  const { incoming, receivedAt, route } = received
  const { params } = route
  // Not before the body is read: the ids follow the order in which requests take effect.
  const id = context.ids.count('request')
  lint.begin(id)
  const { operation, fault, outcome, refusal } = run(context, id, received)
  const answer = fault ? withFault(outcome, fault) : outcome
  const body = readable(received.body)
  const chatId = chatIdOf(params, outcome)
  remember(parts, { id, incoming, receivedAt, operation, params, chatId, body, answer, fault, refusal })
  return answer
}

interface Run extends Pick<Exchange, 'operation' | 'fault' | 'refusal'> {
  /** What would be answered if the answer itself were not spoilt. */
  outcome: OperationAnswer
}

function run(context: ChatContext, id: string, { target, route, body }: Received): Run {
  const { params } = route
  let operation: Operation | undefined
  let fault: Run['fault']
  try {
    operation = route.operation()
    // First of all: a fault stands for the network and the gateway in front.
    fault = faultFor(context, { name: operation.name, params, fields: readable(body).fields })
    const instead = fault && answerInstead(context, fault, params)
    const outcome = instead ?? runOperation(context, operation, { id, params, body: wellFormed(body) })
    return { operation, fault, outcome, refusal: undefined }
  } catch (error) {
    const outcome = answerError(context, target.path, error)
    return { operation, fault, outcome, refusal: error instanceof GenesysMockError ? error : undefined }
  }
}

function runOperation(context: ChatContext, operation: Operation, parts: RequestParts): OperationAnswer {
  // What was due before a request has happened before it; what is due with it is an answer to it, and comes later.
  context.scheduler.runOverdue()
  return operation.run(context, toOperationRequest(context, parts))
}

function wellFormed(body: ParsedBody | Error): ParsedBody {
  if (body instanceof Error) throw body
  return body
}

function readable(body: ParsedBody | Error): ParsedBody {
  return body instanceof Error ? { fields: new Map() } : body
}

function remember({ context, lint }: { context: ChatContext; lint: Lint }, exchange: Exchange): void {
  const entry = toJournaledRequest(exchange)
  context.db.journal.add(entry)
  context.events.emit('request', entry.chatId, () => cloneJson(entry))
  lint.check(exchange, entry)
}

interface RequestParts {
  id: string
  params: PathParameters
  body: ParsedBody
}

function toOperationRequest(context: ChatContext, { id, params, body }: RequestParts): OperationRequest {
  const { fields, json, files = new Map() } = body
  const taken = context.strict ? fields : forgive(fields)
  return { id, params, fields: taken, json, files, userData: userDataOf(fields) }
}
