import { expect } from 'vitest'
import type { Form } from '../../doors/chat-client'
import { services } from './arbitraries'
import type { ModelChat } from './chat'
import type { ModelOperation } from './operations'
import type { Address, World } from './world'

/** The answer that the contract asks for, as `expect` takes it. */
export interface Prediction {
  status: number
  /** A text, where the answer is no JSON. */
  body: object | string
}

/** A call of an operation on a chat. */
export interface ChatCall {
  operation: ModelOperation
  address: Pick<Address, 'serviceName' | 'chatId'>
  form: Form
  /** The file in the path, where there is one. */
  fileId: string
}

/** Something that is wrong with a request; which of several is told is left to the mock. */
export interface Complaint {
  code: number
  about: string
}

export function refusal(status: number, complaints: readonly Complaint[]): Prediction {
  const isOne = ({ code, advice }: { code: number; advice: string }): boolean =>
    complaints.some((complaint) => complaint.code === code && advice.includes(complaint.about))
  return { status, body: { errors: [expect.toSatisfy(isOne, JSON.stringify(complaints))] } }
}

export function failure(chatId: string, chatEnded: boolean): Prediction {
  const advice = expect.stringMatching(
    /^Media server was not able to execute request\. referenceId\[\d{8}\]$/,
  )
  return {
    status: 200,
    body: { messages: [], chatEnded, statusCode: 2, alias: '117', chatId, errors: [{ code: 249, advice }] },
  }
}

/** What every success answers, with the transcript from a position on. */
export function envelope(chat: ModelChat, position: number): object {
  const { chatId, secureKey, userId } = chat.ids
  return {
    messages: chat.from(position),
    chatEnded: chat.end !== undefined,
    statusCode: 0,
    alias: '117',
    secureKey,
    userId,
    chatId,
    nextPosition: chat.nextPosition,
  }
}

/** An envelope without `monitored`; of an envelope of an earlier moment, the chat as it is now says nothing. */
export function withoutMonitored(body: unknown, chat?: ModelChat): object {
  const { monitored, ...others } = { monitored: undefined, ...(typeof body === 'object' ? body : {}) }
  const isSuccess = 'statusCode' in others && others.statusCode === 0
  if (chat && isSuccess) expect(monitored).toBe(chat.isMonitored ? true : undefined)
  else if (monitored !== undefined) expect(monitored).toBe(true)
  return others
}

/** Does to the world what a call does, and tells its answer; undefined: the contract says nothing of such a call. */
export function predict(world: World, asked: ChatCall): Prediction | undefined {
  const call = world.setup.strict ? asked : { ...asked, form: forgiven(asked.form) }
  const { operation, address, form } = call
  const complaints = complaintsOf(world, call)
  if (complaints.length > 0) return refusal(400, complaints)
  const chat = world.chatAt(address.serviceName, address.chatId)
  if (!chat) return failure(address.chatId, true)
  const isTheirs =
    form.secureKey === chat.ids.secureKey && (form.userId || chat.ids.userId) === chat.ids.userId
  if (world.setup.strict && !isTheirs) return failure(address.chatId, false)
  // Of an ended chat and a file that is not there, the contract doesn't say which is told first.
  const isUndecided = operation.afterTheEnd === undefined || lacksFile(chat, call)
  if (chat.end && isUndecided) return undefined
  if (chat.end && operation.afterTheEnd === 'refused') return failure(address.chatId, true)
  return apply(world, chat, call)
}

/** Without strictness, a malformed position counts as not sent. */
function forgiven({ transcriptPosition, ...form }: Form): Form {
  const isGood = transcriptPosition !== undefined && /^(-1|\d+)$/.test(transcriptPosition)
  return isGood ? { ...form, transcriptPosition } : form
}

function apply(world: World, chat: ModelChat, call: ChatCall): Prediction {
  const { operation, form, fileId } = call
  if (lacksFile(chat, call)) return refusal(404, [{ code: 404, about: '' }])
  if (operation.name === 'downloadFile') return { status: 200, body: chat.files.get(fileId) ?? '' }
  const more = operation.apply?.(chat, { ...form, fileId }, world.now)
  world.cancelWhatEnded()
  const position = Number(form.transcriptPosition ?? operation.withoutPosition)
  return { status: 200, body: { ...envelope(chat, position), ...more } }
}

function lacksFile({ files }: ModelChat, { operation, fileId }: ChatCall): boolean {
  return operation.path.includes('{fileId}') && !files.has(fileId)
}

/** Without strictness, an empty message is one. */
function isForgivenText({ name }: ModelOperation, form: Form, about: string): boolean {
  return name === 'send' && about === 'message' && form.message === ''
}

function complaintsOf({ setup }: World, { operation, address, form }: ChatCall): Complaint[] {
  const parameters = [
    ...(setup.strict && !form.secureKey ? ['secureKey'] : []),
    ...(/^(-1|\d+)$/.test(form.transcriptPosition ?? '0') ? [] : ['transcriptPosition']),
    ...(operation.complaints?.(form) ?? []).filter(
      (about) => setup.strict || !isForgivenText(operation, form, about),
    ),
  ]
  return [
    ...parameters.map((about) => ({ code: 100, about })),
    ...(services.includes(address.serviceName) ? [] : [{ code: 306, about: address.serviceName }]),
  ]
}
