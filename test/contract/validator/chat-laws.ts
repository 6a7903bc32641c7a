import type { ContractOperation } from '../contract-operations'
import { judgeTranscript, ownEvent } from './answer-laws'
import type { Asked } from './asked'
import type { ChatHistory } from './chat-history'
import { demandForm, failureForm, limitsNotice, type Success, successForm } from './forms'
import { demand, laws } from './laws'

/** What is known of the mock as a whole. */
export interface Circumstances {
  /** The operations there are. */
  operations: readonly ContractOperation[]
  /** Whether the mock checks keys. */
  strict: boolean
  /** The alias that a chat has now; undefined: there is no such chat. */
  aliasOf(chatId: string): string | undefined
}

/** A request, and what was known of its chat when it was sent: later knowledge may come from a later answer. */
export interface Call {
  asked: Asked
  operation: ContractOperation
  history: ChatHistory
  position: number
  hadEnded: boolean
  wasRemoved: boolean
}

/** The answer to Request Chat. */
export function judgeCreate(
  { asked, operation }: Call,
  json: unknown,
  historyOf: (chatId: string) => ChatHistory,
): void {
  demandForm(successForm, json)
  const { chatId, secureKey, userId, alias } = json
  demand(
    secureKey !== undefined && userId !== undefined && alias !== undefined,
    laws.ids,
    `secureKey ${secureKey}, userId ${userId}, alias ${alias}`,
  )
  const history = historyOf(chatId)
  demand(!history.beginning, laws.ids, `there was a chat "${chatId}" already`)
  history.beginning = { serviceName: asked.serviceName, secureKey, userId }
  judgeTranscript(operation, asked, json)
  learn(history, operation, asked, json)
}

/** The answer with `statusCode: 0` to an operation on a chat. */
export function judgeSuccess(call: Call, json: object, circumstances: Circumstances): void {
  const { asked, operation, history } = call
  judgeRight(call, circumstances)
  demand(
    !call.hadEnded || operation.afterTheEnd !== 'refused',
    laws.afterTheEnd,
    'the chat had ended when this was asked',
  )
  const answer = operation.name === 'fileLimits' ? withoutLimits(json) : json
  demandForm(successForm, answer)
  judgeEnvelope(call, answer, circumstances)
  demand(
    operation.name !== 'uploadFile' || Boolean(answer.userData?.['file-id']),
    laws.fileId,
    `its userData is ${JSON.stringify(answer.userData)}`,
  )
  judgeTranscript(operation, asked, answer)
  learn(history, operation, asked, answer)
}

/** The answer with another `statusCode` to an operation on a chat. */
export function judgeFailure(call: Call, json: object, circumstances: Circumstances): void {
  const { asked, history, hadEnded } = call
  demandForm(failureForm, json, laws.failure)
  const { errors, chatEnded, chatId, alias } = json
  for (const { code, advice } of errors) {
    const isCaptured = /^Media server was not able to execute request\. referenceId\[\d+\]$/.test(advice)
    demand(code !== 249 || isCaptured, laws.failure, `the advice is "${advice}"`)
  }
  demand(chatId === asked.chatId, laws.ids, `chatId is "${chatId}"; in the path it is "${asked.chatId}"`)
  judgeAlias(asked, alias, circumstances)
  if (history.isRemoved || !history.isOf(asked.serviceName)) return
  const isStranger = circumstances.strict && history.isOpenedBy(asked.fields) === false
  demand(!isStranger || history.hasEnded || !chatEnded, laws.key, 'a wrong key is told that the chat is over')
  demand(isStranger || !hadEnded || chatEnded, laws.afterTheEnd, 'the chat had ended when this was asked')
}

/** An answer to `file/limits` without the notice of the limits. */
function withoutLimits(json: object): object {
  const messages: unknown = 'messages' in json ? json.messages : undefined
  demand(Array.isArray(messages), laws.messages, `messages is ${JSON.stringify(messages)}`)
  const [notice, ...others] = messages
  demandForm(limitsNotice, notice, laws.fileLimits)
  return { ...json, messages: others }
}

function judgeRight({ asked, history, wasRemoved }: Call, { strict }: Circumstances): void {
  demand(!wasRemoved, laws.removed, 'the chat was removed before this was asked')
  demand(history.isOf(asked.serviceName), laws.key, `the chat is none of "${asked.serviceName}"`)
  if (!strict || !asked.fields) return
  demand(Boolean(asked.fields.get('secureKey')), laws.key, 'there is no secureKey in the request')
  demand(history.isOpenedBy(asked.fields) !== false, laws.key, 'the secureKey or the userId is a wrong one')
}

/** The identifiers of an envelope, of an answer or of a push, are those of its chat. */
export function judgeIds(
  { chatId, history }: { chatId: string; history: ChatHistory },
  answer: Pick<Success, 'chatId' | 'secureKey' | 'userId'>,
): void {
  const { secureKey = answer.secureKey, userId = answer.userId } = { ...history.beginning }
  const isRight =
    answer.chatId === chatId &&
    (answer.secureKey ?? secureKey) === secureKey &&
    (answer.userId ?? userId) === userId
  demand(isRight, laws.ids, `the chat has chatId ${chatId}, secureKey ${secureKey}, userId ${userId}`)
}

function judgeEnvelope(
  { asked, history, position }: Call,
  answer: Success,
  circumstances: Circumstances,
): void {
  judgeIds({ chatId: asked.chatId, history }, answer)
  judgeAlias(asked, answer.alias, circumstances)
  demand(
    answer.nextPosition >= position,
    laws.nextPosition,
    `nextPosition is ${answer.nextPosition}; it was ${position} before`,
  )
}

function judgeAlias({ chatId }: Asked, alias: string | undefined, { aliasOf }: Circumstances): void {
  const own = aliasOf(chatId)
  const isRight = alias === undefined || own === undefined || alias === own
  demand(isRight, laws.ids, `alias is ${alias}; that of the chat is ${own}`)
}

function learn(history: ChatHistory, operation: ContractOperation, asked: Asked, answer: Success): void {
  const { chatEnded, nextPosition, messages } = answer
  history.learn({ chatEnded, nextPosition, events: messages })
  const own = ownEvent(operation, asked)
  if (own) history.foretell(nextPosition - 1, own)
}
