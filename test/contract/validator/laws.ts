/** The laws that every answer and every push has to keep. Those of section 8 are in its words. */
export const laws = {
  httpStatus:
    'an answer is HTTP 200; or 400, or 404 or 405 for what is not there, or 415 for an encoding, with an `errors` body',
  contentType: 'answers carry `content-type: application/json`',
  object: 'an answer is one JSON object',
  statusCode: '`statusCode` is a number, in every answer',
  ids: '`chatId`, `secureKey`, `userId`, `alias`: non-empty strings on create; right (or absent) on every later answer',
  chatEnded: '`chatEnded` boolean in every answer',
  messages: '`messages` is always an array',
  nextPosition: '`nextPosition` = last index + 1, in every success, and never going down',
  index: '`index` is 1-based, unique, ascending',
  stable: 'the same event is the same in every answer and every push',
  inclusive: '`transcriptPosition` is inclusive',
  complete: 'a transcript leaves nothing out',
  noTranscript: 'position 0, or none where it is not `refresh`, gives no events',
  lastOnly: 'position -1 gives the last event only',
  badPosition: 'a position that is no integer ≥ 0 and not -1 is a 400',
  from: '`from` on every event',
  fromType: '`from.type` in exact case',
  joined: "agent's `ParticipantJoined` comes before its first `Message`/`Typing…`/`PushUrl`",
  participantId: '`participantId` integer, counting up in order of joining, the client 1',
  utcTime: '`utcTime` integer ms, never going back',
  type: '`type` one of the 13',
  userData: '`userData` values strings',
  fieldType: 'an optional field has its type',
  noOtherField: 'there are no fields but the documented',
  noErrors: 'no `errors` key on success, not even `[]`',
  noReply: 'a scripted reply is never part of the answer to the call that triggered it',
  ending: 'the last events and `chatEnded: true` come together',
  afterTheEnd: 'an ended chat stays ended and takes no more',
  key: 'without the right `secureKey` nothing of a chat is told',
  removed: 'a removed chat is unknown',
  failure: 'a failure inside the chat has the form of the captured one',
  refusal: 'a refused request is answered with `errors`, each a code and an advice, and nothing else',
  fileLimits: 'the limits of files come as a Notice of ten texts, without an index',
  fileId: 'an upload is answered with its `file-id`',
  pushBody: 'a push is the envelope of its one event',
  pushOrder: 'the pushes of a chat go out in index order, each after the one before has come home',
} as const

/** A law, in words. */
export type Law = (typeof laws)[keyof typeof laws]

/** An answer or a push that breaks a law. */
export class BrokenLaw extends Error {
  override readonly name = 'BrokenLaw'
  readonly law: Law
  /** What exactly is wrong. */
  readonly what: string

  constructor(law: Law, what: string, scene = '') {
    super(`Broken law: ${law}\n${what}\n${scene}`.trim())
    this.law = law
    this.what = what
  }
}

/** @throws BrokenLaw unless the condition holds; `what` says what was found instead. */
export function demand(condition: boolean, law: Law, what: string): asserts condition {
  if (!condition) throw new BrokenLaw(law, what)
}
