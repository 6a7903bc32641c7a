import type { GenesysEvent } from '../../../src/index'
import type { Answer } from './answer'
import type { SeenPush } from './push-laws'
import type { ScriptedJob } from './script'

/** Something that a validator sees. */
export interface Step {
  asks?: { path: string; form?: Record<string, string>; method?: string; json?: unknown }
  answers?: Answer
  schedules?: ScriptedJob
  pushes?: SeenPush
  removes?: string
}

export const startedAt = 1_432_845_088_000
const chatId = '0008TaFN3SE300QU'
const secureKey = '02f8e3936f763afffcce'
const userId = '052B5F58EBCF069A'
const chat = `/genesys/2/chat/aura/${chatId}`
const client = { nickname: 'Ana', participantId: 1, type: 'Client' } as const
const agent = { nickname: 'Eva', participantId: 2, type: 'Agent' } as const

export const joined = { from: client, index: 1, type: 'ParticipantJoined', utcTime: startedAt } as const
export const agentJoined = {
  from: agent,
  index: 2,
  type: 'ParticipantJoined',
  utcTime: startedAt + 1_000,
} as const
export const hello = {
  from: agent,
  index: 3,
  text: 'Hello',
  type: 'Message',
  utcTime: startedAt + 2_000,
  userData: { k: 'v' },
  eventAttributes: { a: 1 },
} as const
export const sent = {
  from: client,
  index: 4,
  text: 'Hi',
  messageType: 'text',
  type: 'Message',
  utcTime: startedAt + 2_000,
} as const
export const pushUrl = {
  from: client,
  index: 5,
  text: 'https://bot.test/',
  type: 'PushUrl',
  utcTime: startedAt + 2_000,
} as const
export const uploaded = {
  from: client,
  index: 6,
  type: 'FileUploaded',
  utcTime: startedAt + 2_000,
  userData: { 'file-id': '7' },
} as const
export const left = { from: client, index: 7, type: 'ParticipantLeft', utcTime: startedAt + 3_000 } as const

const json = (body: object, status = 200): Answer => ({ status, contentType: 'application/json', json: body })

export const success = (messages: readonly object[], nextPosition: number, rest: object = {}): Answer =>
  json({
    messages,
    chatEnded: false,
    statusCode: 0,
    alias: '117',
    secureKey,
    userId,
    chatId,
    nextPosition,
    ...rest,
  })

export const failure = (chatEnded: boolean, of = chatId): Answer =>
  json({
    messages: [],
    chatEnded,
    statusCode: 2,
    alias: '117',
    chatId: of,
    errors: [{ code: 249, advice: 'Media server was not able to execute request. referenceId[10016629]' }],
  })

const refusal = (status: number, code: number): Answer => json({ errors: [{ code, advice: 'x' }] }, status)

const asks = (operation: string, form: Record<string, string> = {}): Pick<Step, 'asks'> => ({
  asks: { path: `${chat}/${operation}`, form: { secureKey, ...form } },
})

const schedules = (
  id: string,
  seconds: number,
  type: 'ParticipantJoined' | 'Message',
): Pick<Step, 'schedules'> => ({
  schedules: { id, chatId, dueAt: startedAt + 1_000 * seconds, event: { from: { type: 'Agent' }, type } },
})

/** The body of a push. */
export const bodyOf = (event: { index: number }): object => ({
  messages: [event],
  chatEnded: false,
  statusCode: 0,
  alias: '117',
  secureKey,
  userId,
  chatId,
  nextPosition: event.index + 1,
})

export const pushOf = (event: GenesysEvent, settledAt: number | null): SeenPush => ({
  id: `push-${event.index}`,
  chatId,
  event,
  body: bodyOf(event),
  sentAt: settledAt === null ? null : event.utcTime,
  settledAt,
})

const limits = {
  'download-attempts': '2',
  'upload-max-files': '5',
  'delete-file': 'odd',
  'upload-max-file-size': '10485760',
  'used-download-attempts': '0',
  'used-upload-max-total-size': '0',
  'upload-need-agent': 'false',
  'used-upload-max-files': '0',
  'upload-max-total-size': '99614720',
  'upload-file-types': 'jpeg:jpg:pdf:png:zip',
}

export const limitsNotice = {
  from: client,
  text: 'file-client-cfg-get',
  type: 'Notice',
  utcTime: startedAt + 2_000,
  userData: limits,
}

/** A conversation as it should be, step by step; each is a copy that can be spoilt without the others. */
export function conversation(): Record<string, Step> {
  return Object.fromEntries(Object.entries(steps()).map(([name, step]) => [name, unshared(step)]))
}

function unshared(step: Step): Step {
  return JSON.parse(JSON.stringify(step))
}

const steps = () =>
  ({
    joinScheduled: schedules('job-1', 1, 'ParticipantJoined'),
    helloScheduled: schedules('job-2', 2, 'Message'),
    create: {
      asks: { path: '/genesys/2/chat/aura', form: { nickname: 'Ana' } },
      answers: success([joined], 2),
    },
    joinQueued: { pushes: pushOf(agentJoined, null) },
    joinDelivered: { pushes: pushOf(agentJoined, startedAt + 1_000) },
    helloQueued: { pushes: pushOf(hello, null) },
    helloDelivered: { pushes: pushOf(hello, startedAt + 2_000) },
    refresh: { ...asks('refresh'), answers: success([joined, agentJoined, hello], 4) },
    sendSilently: { ...asks('send', { message: 'Hi' }), answers: success([], 5) },
    refreshFrom: { ...asks('refresh', { transcriptPosition: '3' }), answers: success([hello, sent], 5) },
    refreshNone: { ...asks('refresh', { transcriptPosition: '0' }), answers: success([], 5) },
    refreshLast: { ...asks('refresh', { transcriptPosition: '-1' }), answers: success([sent], 5) },
    refreshPastTheEnd: { ...asks('refresh', { transcriptPosition: '9' }), answers: success([], 5) },
    badPosition: { ...asks('refresh', { transcriptPosition: 'x' }), answers: refusal(400, 100) },
    wrongKey: { ...asks('refresh', { secureKey: 'wrong' }), answers: failure(false) },
    wrongUser: { ...asks('refresh', { userId: 'wrong' }), answers: failure(false) },
    noKey: { ...asks('refresh', { secureKey: '' }), answers: refusal(400, 100) },
    otherService: {
      asks: { path: chat.replace('aura', 'voz').concat('/refresh'), form: { secureKey } },
      answers: failure(true),
    },
    pushUrl: {
      asks: {
        path: `${chat}/pushUrl?transcriptPosition=5`,
        json: { secureKey, pushUrl: 'https://bot.test/' },
      },
      answers: success([pushUrl], 6, { monitored: false, idleTimerExpire: 60 }),
    },
    limits: { ...asks('file/limits'), answers: success([limitsNotice], 6) },
    upload: { ...asks('file'), answers: success([], 7, { userData: { 'file-id': '7' } }) },
    download: {
      ...asks('file/7/download'),
      answers: { status: 200, contentType: 'image/png', json: undefined },
    },
    unknownFile: { ...asks('file/8/delete'), answers: refusal(404, 404) },
    unknownOperation: { ...asks('dance'), answers: refusal(404, 404) },
    otherMethod: { asks: { path: `${chat}/send`, method: 'GET' }, answers: refusal(405, 405) },
    disconnect: {
      ...asks('disconnect', { transcriptPosition: '6' }),
      answers: success([uploaded, left], 8, { chatEnded: true }),
    },
    refreshAfterTheEnd: {
      ...asks('refresh', { transcriptPosition: '7' }),
      answers: success([left], 8, { chatEnded: true }),
    },
    sendAfterTheEnd: { ...asks('send', { message: 'Hi' }), answers: failure(true) },
    removal: { removes: chatId },
    refreshAfterRemoval: { ...asks('refresh'), answers: failure(true) },
  }) satisfies Record<string, Step>
