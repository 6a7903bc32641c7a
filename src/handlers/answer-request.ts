import type { ChatContext } from '../chat/context'
import { toJournaledRequest } from '../db/kept-request'
import { GenesysMockError } from '../errors'
import type { ParsedBody } from '../wire/parse-body'
import { userDataOf } from '../wire/user-data'
import { answerError } from './answer-error'
import { chatIdOf, type Exchange, toKeptRequest } from './exchange'
import { answerInstead, faultFor, withFault } from './faulty-answer'
import { forgive } from './forgive'
import type { Incoming } from './incoming'
import type { Lint } from './lint/lint'
import type { Operation, OperationAnswer, OperationRequest, PathParameters } from './operation'
import type { Route } from './route'
import type { Target } from './target'

/** A request that has been read. */
export interface Received {
  incoming: Incoming
  /** Epoch milliseconds. */
  receivedAt: number
  target: Target
  route: Route
  /** Empty where it can't be read. */
  body: ParsedBody
  /** Why its operation can't run; undefined: it can. */
  problem: Error | undefined
}

interface AnswerParts {
  context: ChatContext
  lint: Lint
  /** How often the mock was reset. */
  life: { readonly generation: number }
}

/**
 * Runs the operation that a request asks for, and keeps both in the journal, unless it only looks. Synchronous:
 * nothing comes between an operation and its journal.
 */
export function answerRequest(parts: AnswerParts, received: Received): OperationAnswer {
  const { context, lint, life } = parts
  if (received.route.match?.observes) return answered(run(context, '', received))
  // Not before the body is read: the ids follow the order in which requests take effect.
  const id = context.ids.count('request')
  const { generation } = life
  lint.begin(id)
  const done = run(context, id, received)
  const exchange = toExchange(id, received, done)
  // What has reset the mock is no part of what is in it now, but is told of all the same.
  remember(parts, exchange, life.generation === generation)
  return exchange.answer
}

function toExchange(id: string, { incoming, receivedAt, route, body }: Received, done: Run): Exchange {
  const { params } = route
  const { operation, fault, refusal, outcome } = done
  const answer = answered(done)
  const chatId = chatIdOf(params, outcome)
  return { id, incoming, receivedAt, operation, params, chatId, body, answer, fault, refusal }
}

function answered({ fault, outcome }: Run): OperationAnswer {
  return fault ? withFault(outcome, fault) : outcome
}

interface Run extends Pick<Exchange, 'operation' | 'fault' | 'refusal'> {
  /** What would be answered if the answer itself were not spoilt. */
  outcome: OperationAnswer
}

function run(context: ChatContext, id: string, { target, route, body, problem }: Received): Run {
  const { params } = route
  let operation: Operation | undefined
  let fault: Run['fault']
  try {
    operation = route.operation()
    // First of all: a fault stands for the network and the gateway in front.
    fault = faultFor(context, { name: operation.name, params, fields: body.fields })
    const instead = fault && answerInstead(context, fault, params)
    if (problem && !instead) throw problem
    const outcome = instead ?? runOperation(context, operation, { id, params, body })
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

function remember({ context, lint }: AnswerParts, exchange: Exchange, isKept: boolean): void {
  const made = toKeptRequest(exchange)
  const entry = isKept ? context.db.journal.keep(made) : made
  context.events.emit('request', entry.chatId, () => toJournaledRequest(entry))
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
  // Only who keeps the attached data has to refuse what can't be kept.
  return { id, params, fields: taken, json, files, userData: () => userDataOf(fields) }
}
