import type { ChatContext } from '../chat/context'
import { takeRequestFault } from '../chat/faults'
import type { FaultRow } from '../db/rows'
import type { GenesysAnswer } from '../wire/answer'
import { toFaultAnswer } from '../wire/fault-answer'
import { type ChatOperationName, chatOperationNames, type OperationName } from '../wire/operation-name'
import { spoilNamed } from '../wire/spoils'
import { aliasOf } from './answer-error'
import type { OperationAnswer, PathParameters } from './operation'

/** A request to an operation, whatever its body is like. */
export interface Faultable {
  name: OperationName
  params: PathParameters
  fields: ReadonlyMap<string, string>
}

/** The fault that takes a request; undefined: none does. */
export function faultFor(
  context: ChatContext,
  { name, params, fields }: Faultable,
): Readonly<FaultRow> | undefined {
  if (context.db.fault.size() === 0 || !isChatOperation(name)) return undefined
  const profile = fields.get('profile') || fields.get('userData[profile]') || 'default'
  return takeRequestFault(context, { operation: name, chatId: params.chatId, profile })
}

/** The answer in place of the operation's; undefined: the operation runs. */
export function answerInstead(
  context: ChatContext,
  { respond }: Readonly<FaultRow>,
  { chatId }: PathParameters,
): OperationAnswer | undefined {
  if (respond === null || 'spoil' in respond) return undefined
  const { referenceId } = context.ids
  return toFaultAnswer(respond, { chatId, alias: aliasOf(context, chatId), referenceId })
}

/** An answer as it is sent: a successful one spoilt, any of them late. */
export function withFault(answer: OperationAnswer, { respond, delay }: Readonly<FaultRow>): OperationAnswer {
  const late = delay === null ? {} : { delay }
  if (respond === null || !('spoil' in respond) || !isSuccess(answer.body)) return { ...answer, ...late }
  return { httpStatus: answer.httpStatus, ...spoilNamed(respond.spoil).spoil(answer.body), ...late }
}

function isChatOperation(name: OperationName): name is ChatOperationName {
  return chatOperationNames.some((each) => each === name)
}

function isSuccess(body: object): body is GenesysAnswer {
  return 'statusCode' in body && body.statusCode === 0
}
