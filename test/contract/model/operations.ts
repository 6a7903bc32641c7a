import fc from 'fast-check'
import { expect } from 'vitest'
import type { Form } from '../../doors/chat-client'
import type { Body } from '../../doors/door'
import { type ContractOperation, presentOperations } from '../contract-operations'
import { attributes, mostly, name, optional, text, together, url } from './arbitraries'
import type { EventDetails, ModelChat, ModelEvent } from './chat'

type Apply = (chat: ModelChat, form: Form, now: number) => object | undefined

/** What the contract says of one operation on a chat. */
export interface OperationRule {
  /** The parameters of random calls, good and bad ones, besides those that every operation has. */
  parameters: fc.Arbitrary<Form>
  /** The names of the parameters that are missing or malformed. */
  complaints?(form: Form): string[]
  /** What it does to a chat that goes on, and what its answer holds besides the usual. */
  apply?: Apply
  /** Takes from the answer what only the mock can know. */
  learn?(chat: ModelChat, form: Form, answer: Body): void
}

const none = fc.constant<Form>({})

const missing = (form: Form, parameter: string): string[] => (form[parameter] ? [] : [parameter])

const malformedAttributes = ({ eventAttributes = '' }: Form): string[] =>
  ['[1]', '{'].includes(eventAttributes) ? ['eventAttributes'] : []

/** The content of an event, where it was sent. */
const contentOf = ({ message, messageType, eventAttributes }: Form): Omit<EventDetails, 'type'> => ({
  ...(message ? { text: message } : {}),
  ...(messageType === undefined ? {} : { messageType }),
  ...(eventAttributes ? { eventAttributes: JSON.parse(eventAttributes) } : {}),
})

/** A rule that adds an event of the customer's; of the undecided fields, the contract says nothing. */
const adds =
  (type: ModelEvent['type'], undecided: (form: Form) => (keyof ModelEvent)[] = () => []): Apply =>
  (chat, form, now) => {
    chat.undecided.set(chat.nextPosition, undecided(form))
    chat.addOwn({ type, ...contentOf(form) }, now)
    return undefined
  }

const textUnlessSent = (form: Form): (keyof ModelEvent)[] => (form.message ? [] : ['text'])

/** By the names of the contract's table. Those that the mock doesn't have are left alone. */
const rules: Record<string, OperationRule> = {
  refresh: { parameters: optional('message', fc.constantFrom('', 'Ho')) },
  send: {
    parameters: together(
      fc.record({ message: mostly(text, '') }),
      optional('messageType', text),
      optional('eventAttributes', mostly(attributes, '[1]', '{', '')),
    ),
    complaints: (form) => [...missing(form, 'message'), ...malformedAttributes(form)],
    apply(chat, form, now) {
      chat.addOwn({ type: 'Message', ...contentOf(form), text: form.message ?? '' }, now)
      return undefined
    },
  },
  disconnect: {
    parameters: none,
    apply(chat, _, now) {
      chat.addOwn({ type: 'ParticipantLeft' }, now, true)
      return undefined
    },
  },
  pushUrl: {
    parameters: fc.record({ pushUrl: mostly(url, '', '/here', 'ftp://bot.test/') }),
    complaints: ({ pushUrl = '' }) => (pushUrl.startsWith('http') ? [] : ['pushUrl']),
    apply(chat, { pushUrl = '' }, now) {
      chat.pushUrl = pushUrl
      chat.addOwn({ type: 'PushUrl', text: pushUrl }, now)
      return undefined
    },
  },
  startTyping: { parameters: optional('message', text), apply: adds('TypingStarted', textUnlessSent) },
  stopTyping: { parameters: optional('message', text), apply: adds('TypingStopped', textUnlessSent) },
  updateNickname: {
    parameters: fc.record({ nickname: mostly(name, '') }),
    complaints: (form) => missing(form, 'nickname'),
    apply(chat, { nickname = '' }, now) {
      chat.client.nickname = nickname
      return adds('NicknameUpdated', () => ['text'])(chat, {}, now)
    },
  },
  customNotice: {
    parameters: together(
      optional('message', text),
      optional('messageType', text),
      optional('eventAttributes', mostly(attributes, '[1]', '{')),
    ),
    complaints: malformedAttributes,
    apply: adds('CustomNotice', textUnlessSent),
  },
  updateData: {
    parameters: fc.record({ 'userData[k]': text }),
    apply(chat, form) {
      chat.userData = { ...chat.userData, k: form['userData[k]'] ?? '' }
      return undefined
    },
  },
  readReceipt: {
    parameters: none,
    complaints: ({ transcriptPosition }) => (transcriptPosition === undefined ? ['transcriptPosition'] : []),
  },
  uploadFile: {
    parameters: fc.record({ file: text }),
    apply(chat, _, now) {
      adds('FileUploaded', () => ['text', 'userData'])(chat, {}, now)
      return { userData: { 'file-id': expect.any(String) } }
    },
    learn(chat, { file = '' }, { userData, statusCode }) {
      if (statusCode !== 0) return
      const id: unknown = typeof userData === 'object' && userData ? Reflect.get(userData, 'file-id') : ''
      chat.files.set(String(id), file)
    },
  },
  fileLimits: {
    parameters: none,
    apply: (chat, { transcriptPosition = '0' }) => {
      const notice = expect.objectContaining({ type: 'Notice', text: 'file-client-cfg-get' })
      return { messages: [notice, ...chat.from(Number(transcriptPosition))] }
    },
  },
  downloadFile: { parameters: none },
  deleteFile: {
    parameters: none,
    apply(chat, { fileId = '' }, now) {
      chat.files.delete(fileId)
      return adds('FileDeleted', () => ['text', 'userData'])(chat, {}, now)
    },
  },
}

/** An operation on a chat, with what the contract says of it. */
export type ModelOperation = ContractOperation & OperationRule

/** The operations on a chat that the mock has. */
export const modelOperations: readonly ModelOperation[] = presentOperations.flatMap((operation) => {
  const rule = rules[operation.name]
  return rule ? [{ ...operation, ...rule }] : []
})
