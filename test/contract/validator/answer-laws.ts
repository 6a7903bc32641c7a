import type { ContractOperation } from '../contract-operations'
import type { Answer } from './answer'
import type { Asked } from './asked'
import type { Foretold } from './chat-history'
import type { Success } from './forms'
import { demand, laws } from './laws'

/** What an answer may be by its status alone. */
export function judgeStatus({ method, operation, isEncoded }: Asked, { status, contentType }: Answer): void {
  const told = `${method} to ${operation?.name ?? 'no operation'} is answered with HTTP ${status}`
  const allowed = allowedStatuses(method, operation)
  if (isEncoded) allowed.push(415)
  demand(allowed.includes(status), laws.httpStatus, `${told}, not ${allowed.join(' or ')}`)
  if (operation?.name === 'downloadFile' && status === 200) return
  demand(/^application\/json(;|$)/.test(contentType ?? ''), laws.contentType, `it is ${contentType}`)
}

function allowedStatuses(method: string, operation: ContractOperation | undefined): number[] {
  if (!operation) return [404]
  if (method !== 'POST') return [405]
  return operation.path.includes('{fileId}') ? [200, 400, 404] : [200, 400]
}

/** Which events an answer holds for the position that was asked for. */
export function judgeTranscript(operation: ContractOperation, { fields }: Asked, answer: Success): void {
  const { messages, nextPosition } = answer
  const indexes = messages.map(({ index }) => index)
  const told = `events [${indexes.join(', ')}], nextPosition ${nextPosition}`
  const isAscending = indexes.every((index, place) => place === 0 || index > (indexes[place - 1] ?? 0))
  demand(isAscending, laws.index, told)
  const last = indexes.at(-1)
  demand(last === undefined || last + 1 === nextPosition, laws.nextPosition, told)
  if (!fields) return

  const position = fields.get('transcriptPosition') ?? String(operation.withoutPosition)
  demand(/^(-1|\d+)$/.test(position), laws.badPosition, `position "${position}" was answered with ${told}`)
  const from = Number(position)
  if (from === 0) demand(messages.length === 0, laws.noTranscript, told)
  else if (from === -1) demand(messages.length === 1, laws.lastOnly, told)
  else judgeFrom(from, indexes, nextPosition)
}

function judgeFrom(from: number, indexes: readonly number[], nextPosition: number): void {
  const told = `asked from ${from}, got events [${indexes.join(', ')}], nextPosition ${nextPosition}`
  const first = indexes[0]
  demand(from >= nextPosition ? first === undefined : first === from, laws.inclusive, told)
  demand(indexes.length === Math.max(0, nextPosition - from), laws.complete, told)
}

/** The event that a call adds itself, which is the last one its answer knows of. */
export function ownEvent({ appends, text }: ContractOperation, { fields }: Asked): Foretold | undefined {
  if (appends === undefined) return undefined
  const value = text === undefined ? undefined : fields?.get(text)
  return { type: appends, ...(value === undefined ? {} : { text: value }) }
}
