import type { KeptRequest } from '../db/journal'
import type { FaultRow } from '../db/rows'
import type { GenesysMockError } from '../errors'
import type { ParsedBody } from '../wire/parse-body'
import type { Incoming } from './incoming'
import type { Operation, OperationAnswer, PathParameters } from './operation'

/** A request and its answer. */
export interface Exchange {
  /** Its id in the journal. */
  id: string
  incoming: Incoming
  /** Epoch milliseconds. */
  receivedAt: number
  operation: Operation | undefined
  params: PathParameters
  body: ParsedBody
  /** The chat it is about; null: none. */
  chatId: string | null
  /** As it was sent. */
  answer: OperationAnswer
  /** The fault that took it; undefined: none did. */
  fault: Readonly<FaultRow> | undefined
  /** Why it was refused; undefined: it was not. */
  refusal: GenesysMockError | undefined
}

/** What the journal keeps of an exchange. */
export function toKeptRequest(exchange: Exchange): KeptRequest {
  const { id, incoming, receivedAt, operation, params, chatId, body, answer, fault, refusal } = exchange
  return {
    id,
    receivedAt,
    operation: operation?.name ?? null,
    method: incoming.method,
    url: incoming.url,
    serviceName: params.serviceName || null,
    chatId,
    fields: body.fields,
    json: body.json ?? null,
    headers: { ...incoming.headers },
    answer: { httpStatus: answer.httpStatus, body: answer.body },
    error: refusal ? { code: refusal.code, message: refusal.message } : null,
    fault: fault?.id ?? null,
  }
}

/** The chat that an exchange is about. The one that Request Chat has made has no place in its path yet. */
export function chatIdOf({ chatId }: PathParameters, { body }: OperationAnswer): string | null {
  if (chatId !== '') return chatId
  return 'chatId' in body && typeof body.chatId === 'string' && body.chatId !== '' ? body.chatId : null
}
