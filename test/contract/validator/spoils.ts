import {
  agentJoined,
  bodyOf,
  failure,
  hello,
  joined,
  left,
  limitsNotice,
  pushOf,
  pushUrl,
  sent,
  startedAt,
  success,
  uploaded,
} from './conversation'
import type { laws } from './laws'

/** In place of a value: the field is missing. */
export const absent = Symbol('absent')

/** Changes of a conversation, by the path of what is changed, after which it breaks a law. */
export type Spoil = Record<string, unknown>

/** The conversation's place for a field of an answer. */
const inAnswer = (step: string, field: string): string => `${step}.answers.json.${field}`

/** The same field with several wrong values, each a spoil of its own. */
const each = (at: string, ...values: unknown[]): Spoil[] => values.map((value) => ({ [at]: value }))

const field = (step: string, name: string, ...values: unknown[]): Spoil[] =>
  each(inAnswer(step, name), ...values)

/** The first sight of Eva's joining and of her hello, which everything else is compared with. */
const eva = (asJoining: object, asHello: object): Spoil => ({
  'joinQueued.pushes': pushOf({ ...agentJoined, ...asJoining }, null),
  'joinDelivered.pushes': pushOf({ ...agentJoined, ...asJoining }, startedAt + 1_000),
  'helloQueued.pushes': pushOf({ ...hello, ...asHello }, null),
  'helloDelivered.pushes': pushOf({ ...hello, ...asHello }, startedAt + 2_000),
})

const reply = { ...hello, index: 5, text: 'A reply' }

const ofAnswers: Partial<Record<keyof typeof laws, Spoil[]>> = {
  httpStatus: [
    ...each('create.answers.status', 201, 404, 500),
    ...each('badPosition.answers.status', 404, 422, 500),
    ...each('unknownFile.answers.status', 500),
    ...each('unknownOperation.answers.status', 200, 400),
    ...each('otherMethod.answers.status', 200, 404),
  ],
  contentType: [
    ...each('create.answers.contentType', 'text/plain', null),
    ...each('sendAfterTheEnd.answers.contentType', 'text/html'),
    ...each('badPosition.answers.contentType', 'application/jsonp'),
  ],
  object: each('refresh.answers.json', undefined, null, [], 'ok'),
  statusCode: [...field('create', 'statusCode', absent, '0', null), ...field('wrongKey', 'statusCode', '2')],
  chatEnded: [
    ...field('create', 'chatEnded', absent, 'false', 0),
    ...field('sendSilently', 'chatEnded', absent),
  ],
  messages: [...field('refresh', 'messages', null, {}), ...field('sendSilently', 'messages', absent, '')],
  nextPosition: [
    ...field('refresh', 'nextPosition', absent, '4', 3, 5, 4.5),
    ...field('create', 'nextPosition', 3),
    ...field('refreshNone', 'nextPosition', 4),
    ...each('joinQueued.pushes.body.nextPosition', 4),
    ...each('joinQueued.pushes.body', {
      deviceId: 'phone',
      message: { ...bodyOf(agentJoined), nextPosition: 4 },
    }),
  ],
  noErrors: [
    ...field('create', 'errors', []),
    ...field('sendSilently', 'errors', [{ code: 1, advice: 'x' }]),
  ],
  noOtherField: [
    ...field('refresh', 'referenceId', '7'),
    ...field('refresh', 'messages.0.id', '7'),
    ...field('refresh', 'messages.0.from.state', 'joined'),
    ...each('joinQueued.pushes.body.session', {}),
  ],
  fieldType: [
    ...field('refresh', 'messages.2.text', 7, null),
    ...field('refreshLast', 'messages.0.messageType', null),
    ...field('refresh', 'messages.2.eventAttributes', '{}', []),
    ...field('pushUrl', 'monitored', 'false'),
    ...field('pushUrl', 'idleTimerExpire', '60', 1.5),
  ],
  failure: [
    ...field('sendAfterTheEnd', 'secureKey', 'x'),
    ...field('sendAfterTheEnd', 'userId', 'x'),
    ...field('sendAfterTheEnd', 'nextPosition', 8),
    ...field('sendAfterTheEnd', 'messages', absent, [left]),
    ...field('sendAfterTheEnd', 'alias', absent, 117),
    ...field('sendAfterTheEnd', 'chatId', absent),
    ...field('sendAfterTheEnd', 'chatEnded', absent),
    ...field('sendAfterTheEnd', 'statusCode', 3),
    ...field('sendAfterTheEnd', 'errors', absent, []),
    ...field('sendAfterTheEnd', 'errors.0.code', '249'),
    ...field('sendAfterTheEnd', 'errors.0.advice', absent, 'the chat has ended', ''),
    ...field('sendAfterTheEnd', 'errors.0.referenceId', '7'),
  ],
  refusal: [
    ...field('badPosition', 'errors', absent, []),
    ...field('badPosition', 'statusCode', 2),
    ...field('badPosition', 'errors.0.code', absent, '100'),
    ...field('unknownOperation', 'errors.0.advice', absent, ''),
    ...each('otherMethod.answers.json', undefined, []),
  ],
  fileLimits: [
    ...field('limits', 'messages', [], [uploaded]),
    ...field('limits', 'messages.0.index', 6),
    ...field('limits', 'messages.0.text', absent, 'limits'),
    ...field('limits', 'messages.0.userData.upload-max-files', absent, 5),
  ],
  fileId: field('upload', 'userData', absent, {}, { 'file-id': '' }),
}

const ofChats: Partial<Record<keyof typeof laws, Spoil[]>> = {
  ids: [
    ...field('create', 'chatId', absent, '', 7),
    ...field('create', 'secureKey', absent, '', null),
    ...field('create', 'userId', absent, ''),
    ...field('create', 'alias', absent, '', 117),
    ...field('refresh', 'chatId', absent, '0008TaFN3SE300RT'),
    ...field('refresh', 'secureKey', 'other', ''),
    ...field('refresh', 'userId', 'other'),
    ...field('refresh', 'alias', '118', 117),
    ...field('wrongKey', 'chatId', 'other'),
    ...field('wrongKey', 'alias', '118'),
    ...each('helloQueued.pushes.body.secureKey', 'other'),
    ...each('helloQueued.pushes.body.chatId', 'other'),
    { 'refreshNone.asks.path': '/genesys/2/chat/aura', 'refreshNone.answers': success([joined], 2) },
  ],
  key: [
    ...each('wrongKey.answers', success([], 5), failure(true)),
    ...each('wrongUser.answers', success([], 5), failure(true)),
    ...each('noKey.answers', success([], 5)),
    ...each('otherService.answers', success([], 5)),
  ],
  ending: [
    ...field('disconnect', 'chatEnded', false),
    ...field('refreshAfterTheEnd', 'chatEnded', false),
    ...field('refreshLast', 'chatEnded', true),
  ],
  afterTheEnd: [
    ...each('sendAfterTheEnd.answers', success([], 8, { chatEnded: true })),
    ...field('sendAfterTheEnd', 'chatEnded', false),
    ...each('refreshAfterTheEnd.answers', success([left, { ...left, index: 8 }], 9, { chatEnded: true })),
  ],
  removed: each('refreshAfterRemoval.answers', success([left], 8, { chatEnded: true })),
  noReply: [
    {
      'sendSilently.asks.form.transcriptPosition': '4',
      'sendSilently.answers': success([sent, reply], 6),
    },
    { 'sendSilently.answers': success([], 6), 'refreshFrom.answers': success([hello, sent, reply], 6) },
    ...field('pushUrl', 'messages.0.text', 'https://other.test/'),
    ...field('disconnect', 'messages.1.type', 'Notice'),
    ...field('disconnect', 'messages.1.from', hello.from),
  ],
}

const ofTranscripts: Partial<Record<keyof typeof laws, Spoil[]>> = {
  index: [
    ...field('limits', 'messages', [limitsNotice, limitsNotice]),
    ...field('create', 'messages.0.index', absent, 0, '1', 1.5),
    ...field('refresh', 'messages.1.index', 1, 3),
    ...field('refresh', 'messages', [joined, hello, agentJoined]),
  ],
  stable: [
    ...field('refreshFrom', 'messages.0.text', 'Hullo', absent),
    ...field('refreshFrom', 'messages.0.utcTime', startedAt + 2_001),
    ...field('refreshFrom', 'messages.0.type', 'Notice'),
    ...field('refreshFrom', 'messages.0.from.nickname', 'Leo'),
    ...field('refreshFrom', 'messages.0.userData', {}),
    ...each('helloDelivered.pushes.body.messages.0.text', 'Hullo'),
  ],
  inclusive: [
    ...field('refreshFrom', 'messages', [sent], []),
    ...field('refreshFrom', 'messages', [agentJoined, hello, sent]),
    ...field('refreshPastTheEnd', 'messages', [sent]),
  ],
  complete: field('refresh', 'messages', [joined, hello]),
  noTranscript: [
    ...field('limits', 'messages', [limitsNotice, pushUrl]),
    ...field('refreshNone', 'messages', [sent]),
    ...field('sendSilently', 'messages', [sent]),
  ],
  lastOnly: field('refreshLast', 'messages', [], [hello, sent]),
  badPosition: each('badPosition.answers', success([], 5)),
  from: [
    ...field('refresh', 'messages.1.from', absent, 'Eva'),
    ...field('refresh', 'messages.1.from.nickname', '', absent),
  ],
  fromType: [
    ...field('refresh', 'messages.1.from.type', 'agent', 'AGENT', 'Bot', absent),
    ...each('joinQueued.pushes.body.messages.0.from.type', 'agent'),
  ],
  joined: [eva({ type: 'TypingStarted' }, {}), eva({ type: 'Message' }, { type: 'ParticipantJoined' })],
  participantId: [
    ...field('refresh', 'messages.1.from.participantId', '2', 1.5, 0, absent),
    ...field('create', 'messages.0.from.participantId', 2),
    ...field('create', 'messages.0.from.type', 'Agent'),
    eva({ from: { ...agentJoined.from, participantId: 3 } }, {}),
    eva({}, { from: { ...hello.from, type: 'External' } }),
    eva({}, { type: 'ParticipantJoined' }),
    { 'create.answers.json.messages.0.type': 'Message', 'create.asks.path': '/genesys/2/chat/aura' },
  ],
  utcTime: [
    ...field('create', 'messages.0.utcTime', absent, String(startedAt), startedAt + 0.5),
    ...field('refreshFrom', 'messages.1.utcTime', startedAt),
  ],
  type: field('refresh', 'messages.2.type', 'message', 'Shout', absent),
  userData: [
    ...field('refresh', 'messages.2.userData', { k: 1 }, { k: null }, 'k=v'),
    ...field('upload', 'userData', { 'file-id': 7 }),
  ],
}

const ofPushes: Partial<Record<keyof typeof laws, Spoil[]>> = {
  pushBody: [
    ...each('joinQueued.pushes.body.messages', [], [agentJoined, hello]),
    ...each('joinQueued.pushes.event.index', 9, '2'),
  ],
  pushOrder: [
    { 'joinQueued.pushes': pushOf(hello, null), 'helloQueued.pushes': pushOf(agentJoined, null) },
    {
      'joinDelivered.pushes': pushOf(hello, startedAt + 2_000),
      'helloQueued.pushes': pushOf(hello, startedAt + 2_000),
      'helloDelivered.pushes': pushOf(agentJoined, startedAt + 1_000),
    },
    ...each('helloDelivered.pushes.sentAt', startedAt + 999),
  ],
}

/** What breaks each law. */
export const spoils: Partial<Record<keyof typeof laws, Spoil[]>> = {
  ...ofAnswers,
  ...ofChats,
  ...ofTranscripts,
  ...ofPushes,
}
