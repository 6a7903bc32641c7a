import type { GenesysMock, OperationName } from 'aura-mocks-genesys-api'
import type { Chat } from './chats.ts'
import { messageTo, startChat } from './chats.ts'
import { origin, type Post } from './suite.ts'

/** A mock, and a chat in it. */
export interface Stage {
  genesys: GenesysMock
  chat: Chat
}

/** A request that succeeds, made before the time counts. */
export interface Call {
  url: string
  init: RequestInit
  /** It can't succeed where the others can: the mock's clock stands still, and has no pace. */
  isRefused?: boolean
}

/** By operation, the plainest request that it can be asked with. */
export const operationCalls: Readonly<Record<OperationName, (stage: Stage) => Call | Promise<Call>>> = {
  requestChat: () => form({ path: 'chat/aura', form: 'nickname=Ana&subject=Order' }),
  send: ({ chat }) => form(messageTo(chat)),
  refresh: ({ chat }) => form(onChat(chat, 'refresh', 'transcriptPosition=1')),
  // What ends a chat, or can be done five times only in one, has one of its own.
  disconnect: async ({ genesys }) => form(onChat(await startChat(genesys), 'disconnect')),
  startTyping: ({ chat }) => form(onChat(chat, 'startTyping')),
  stopTyping: ({ chat }) => form(onChat(chat, 'stopTyping')),
  pushUrl: ({ chat }) => form(onChat(chat, 'pushUrl', 'pushUrl=http%3A%2F%2F127.0.0.1%2Fmessages')),
  updateNickname: ({ chat }) => form(onChat(chat, 'updateNickname', 'nickname=Anna')),
  customNotice: ({ chat }) => form(onChat(chat, 'customNotice', 'message=on+hold')),
  updateData: ({ chat }) => form(onChat(chat, 'updateData', 'userData[order]=4711')),
  readReceipt: ({ chat }) => form(onChat(chat, 'readReceipt', 'transcriptPosition=1')),
  uploadFile: async ({ genesys }) => upload(await startChat(genesys)),
  fileLimits: ({ chat }) => form(onChat(chat, 'file/limits')),
  downloadFile: async ({ genesys }) => onFile(genesys, await startChat(genesys), 'download'),
  deleteFile: async ({ genesys }) => onFile(genesys, await startChat(genesys), 'delete'),
  listSessions: () => get('mock/sessions'),
  sessionStats: () => get('mock/sessions/stats'),
  sessionKeys: () => get('mock/sessions/keys'),
  getSession: ({ chat: { chatId } }) => get(`mock/sessions/${chatId}`),
  exportSession: ({ chat: { chatId } }) => get(`mock/sessions/${chatId}/export`),
  endSession: async ({ genesys }) => json(`mock/sessions/${(await startChat(genesys)).chatId}/end`, {}),
  removeSessions: async ({ genesys }) => remove(`mock/sessions?chatId=${(await startChat(genesys)).chatId}`),
  removeSession: async ({ genesys }) => remove(`mock/sessions/${(await startChat(genesys)).chatId}`),
  listProfiles: () => get('mock/profiles'),
  resetProfiles: () => get('mock/profiles/reset'),
  getProfile: () => get('mock/profiles/default'),
  setProfile: () => json('mock/profiles/quick', { settings }),
  setProfiles: () => json('mock/profiles', [{ profile: 'quick', settings }]),
  listFaults: () => get('mock/faults'),
  addFaults: () => json('mock/faults', fault),
  clearFaults: () => remove('mock/faults'),
  removeFault: ({ genesys }) => remove(`mock/faults/${genesys.faults.add(fault)[0]?.id}`),
  mockSend: ({ chat: { chatId } }) => json(`mock/chat/aura/${chatId}/send`, message),
  mockSendFile: async ({ genesys }) => {
    const { chatId } = await startChat(genesys)
    // Of one who has not joined, the lint would tell.
    await genesys.agent(chatId).join()
    return multipart(`mock/chat/aura/${chatId}/file`, [note])
  },
  getScheduler: () => get('mock/scheduler'),
  pauseScheduler: () => json('mock/scheduler/pause', {}),
  resumeScheduler: () => json('mock/scheduler/resume', {}),
  runNextJob: () => json('mock/scheduler/next', {}),
  runJob: async ({ genesys }) => json(`mock/scheduler/jobs/${await newJob(genesys)}/run`, {}),
  cancelJob: async ({ genesys }) => remove(`mock/scheduler/jobs/${await newJob(genesys)}`),
  setClock: () => ({ ...json('mock/clock', { scale: 1 }), isRefused: true }),
  advanceClock: () => json('mock/clock/advance', { milliseconds: 0 }),
  listPushes: () => get('mock/pushes'),
  listRequests: () => get('mock/requests?last=10'),
  listWarnings: () => get('mock/warnings'),
  resetMock: () => json('mock/reset', {}),
  health: () => get('mock/health'),
  events: () => get('mock/events'),
}

const message = { from: { type: 'Agent' }, type: 'Message', text: 'Hello', timeout: 60 } as const
const settings = { chat: { autoMessages: [message] } }
const fault = { operation: 'disconnect', nth: 1_000, respond: { http: 503 } } as const

function get(path: string): Call {
  return { url: `${origin}/genesys/2/${path}`, init: {} }
}

function remove(path: string): Call {
  return { url: `${origin}/genesys/2/${path}`, init: { method: 'DELETE' } }
}

function post(path: string, type: string, body: string): Call {
  const init = { method: 'POST', headers: { 'content-type': type }, body }
  return { url: `${origin}/genesys/2/${path}`, init }
}

function form({ path, form }: Post): Call {
  return post(path, 'application/x-www-form-urlencoded', form)
}

function json(path: string, body: object): Call {
  return post(path, 'application/json', JSON.stringify(body))
}

function onChat({ chatId, secureKey }: Chat, what: string, rest = ''): Post {
  return { path: `chat/aura/${chatId}/${what}`, form: `secureKey=${secureKey}&${rest}` }
}

/** A part of a form: what its head says, and what is in it. */
type Part = readonly [head: string, text: string]

const note: Part = ['name="file"; filename="note.pdf"\r\nContent-Type: application/pdf', 'A note']

function upload({ chatId, secureKey }: Chat): Call {
  return multipart(`chat/aura/${chatId}/file`, [['name="secureKey"', secureKey], note])
}

function multipart(path: string, parts: readonly Part[]): Call {
  const body = parts.map(
    ([head, text]) => `--parts\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`,
  )
  return post(path, 'multipart/form-data; boundary=parts', `${body.join('')}--parts--\r\n`)
}

/** A job that is still to be done, in a chat of its own. */
async function newJob(genesys: GenesysMock): Promise<string> {
  const { chatId } = await startChat(genesys)
  return genesys.scheduler.pending().find((job) => job.chatId === chatId)?.id ?? ''
}

async function onFile(genesys: GenesysMock, chat: Chat, what: string): Promise<Call> {
  const { url, init } = upload(chat)
  await genesys.fetch(new Request(url, init))
  const file = genesys.db.file.findFirst({ where: { chatId: { equals: chat.chatId } } })
  return form(onChat(chat, `file/${file?.id}/${what}`))
}
