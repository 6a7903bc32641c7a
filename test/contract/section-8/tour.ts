import { type GenesysMockOptions, manualClock } from '../../../src/index'
import { type Form, post, postJson, type StartedChat, startChat } from '../../doors/chat-client'
import type { Body, Opened } from '../../doors/door'
import { type ContractOperation, presentOperations } from '../contract-operations'

/** What each operation needs; it leaves alone what it does not know. */
const parameters: Form = {
  message: 'Hi',
  pushUrl: 'https://bot.test/messages',
  nickname: 'Bea',
  'userData[k]': 'v',
}

/** One envelope of a tour. */
export interface Visited {
  operation: string
  body: Body
}

/** A mock in which nothing happens by itself. */
export const silent = (): GenesysMockOptions => ({
  clock: manualClock(),
  profiles: [{ profile: 'default', settings: { chat: {} } }],
})

/**
 * A chat in which everything happens that there is an operation for, rightly, with a wrong key, and again
 * when it has ended. All its envelopes, in order.
 */
export async function tour(opened: Opened): Promise<Visited[]> {
  const chat = await startChat(opened)
  const visited: Visited[] = [{ operation: 'requestChat', body: chat.answer }]
  let fileId = ''
  const visit = async (operation: ContractOperation, form: Form = {}): Promise<void> => {
    const answer = await callRightly(opened, chat, operation, { fileId, ...form })
    if (answer.status !== 200 || !/json/.test(answer.headers.get('content-type') ?? '')) return
    const body: Body = await answer.json()
    visited.push({ operation: operation.name, body })
    if (operation.name === 'uploadFile') fileId = fileIdIn(body) || fileId
  }
  const onChat = presentOperations.filter(({ name }) => name !== 'requestChat')
  const ending = onChat.filter(({ name }) => name === 'disconnect')
  const others = onChat.filter((operation) => !ending.includes(operation))

  await playAgent(opened, chat)
  for (const form of [
    {},
    { transcriptPosition: '1' },
    { transcriptPosition: '-1' },
    { secureKey: 'wrong' },
  ]) {
    for (const operation of others) await visit(operation, form)
  }
  for (const operation of [...ending, ...onChat]) await visit(operation)
  return visited
}

/** The envelopes of a tour that tell of a success. */
export async function successesOf(opened: Opened): Promise<Visited[]> {
  const visited = await tour(opened)
  return visited.filter(({ body }) => body.statusCode === 0)
}

function callRightly(
  opened: Opened,
  chat: StartedChat,
  { name, path }: ContractOperation,
  { fileId = '', ...fields }: Form,
): Promise<Response> {
  const operation = path.replace('{serviceName}/{chatId}/', '').replace('{fileId}', fileId)
  const form = { secureKey: chat.secureKey, ...fields }
  const init =
    name === 'uploadFile' ? { method: 'POST', body: upload(form) } : post({ ...parameters, ...form })
  return opened.fetch(chat.path(operation), init)
}

/** The body of an upload. */
export function upload(form: Form): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.append(name, value)
  body.append('file', new File(['%PDF'], 'offer.pdf', { type: 'application/pdf' }))
  return body
}

/** The id in the answer to an upload; empty: there is none. */
export function fileIdIn({ userData }: Body): string {
  const id: unknown = typeof userData === 'object' && userData ? Reflect.get(userData, 'file-id') : undefined
  return typeof id === 'string' ? id : ''
}

/** Has the other parties of a chat do this. */
export function play(opened: Opened, { chatId }: StartedChat, events: object[]): ReturnType<Opened['call']> {
  return opened.call(`/genesys/2/mock/chat/aura/${chatId}/send`, postJson(events))
}

/** An agent joins and speaks, with all that an event can carry. */
export function playAgent(opened: Opened, chat: StartedChat): ReturnType<Opened['call']> {
  const agent = { type: 'Agent', nickname: 'Eva' }
  return play(opened, chat, [
    { from: agent, type: 'ParticipantJoined' },
    { from: agent, type: 'TypingStarted' },
    { from: agent, type: 'Message', text: 'Hello', messageType: 'text', userData: { k: 'v' } },
    { from: { type: 'External' }, type: 'Notice', text: 'x', eventAttributes: { a: { b: 1 } } },
  ])
}
