import * as v from 'valibot'
import { BrokenLaw, type Law, laws } from './laws'

const someText = v.pipe(v.string(), v.nonEmpty())
const integer = v.pipe(v.number(), v.integer())
const positive = v.pipe(integer, v.minValue(1))
/** To the library, an array is an object, too. */
const noArray = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'expected an object, got an array'),
)
const texts = v.pipe(noArray, v.record(v.string(), v.string()))

const partyTypes = ['Client', 'Agent', 'Supervisor', 'External'] as const

const eventTypes = [
  'ParticipantJoined',
  'ParticipantLeft',
  'Message',
  'PushUrl',
  'TypingStarted',
  'TypingStopped',
  'NicknameUpdated',
  'FileUploaded',
  'FileDeleted',
  'CustomNotice',
  'Notice',
  'IdleAlert',
  'IdleClose',
] as const

const limitNames = [
  'download-attempts',
  'upload-max-files',
  'delete-file',
  'upload-max-file-size',
  'used-download-attempts',
  'used-upload-max-total-size',
  'upload-need-agent',
  'used-upload-max-files',
  'upload-max-total-size',
  'upload-file-types',
]

const eventFields = {
  from: v.strictObject({ nickname: someText, participantId: positive, type: v.picklist(partyTypes) }),
  type: v.picklist(eventTypes),
  text: v.exactOptional(v.string()),
  messageType: v.exactOptional(v.string()),
  utcTime: v.pipe(integer, v.minValue(0)),
  userData: v.exactOptional(texts),
  eventAttributes: v.exactOptional(v.pipe(noArray, v.record(v.string(), v.unknown()))),
}

/** An event of a transcript (section 4). */
export const eventForm = v.strictObject({ ...eventFields, index: positive })
export type WireEvent = v.InferOutput<typeof eventForm>

/** The answer to what succeeded (section 2). */
export const successForm = v.strictObject({
  statusCode: v.literal(0),
  chatEnded: v.boolean(),
  chatId: someText,
  alias: v.exactOptional(v.pipe(v.string(), v.digits())),
  secureKey: v.exactOptional(someText),
  userId: v.exactOptional(someText),
  nextPosition: positive,
  userData: v.exactOptional(texts),
  monitored: v.exactOptional(v.boolean()),
  idleTimerExpire: v.exactOptional(v.pipe(integer, v.minValue(0))),
  messages: v.array(eventForm),
})
export type Success = v.InferOutput<typeof successForm>

/** What the answer to `file/limits` begins with, which is no part of the transcript (section 1.4). */
export const limitsNotice = v.strictObject({
  ...eventFields,
  type: v.literal('Notice'),
  text: v.literal('file-client-cfg-get'),
  userData: v.strictObject(v.entriesFromList(limitNames, v.string())),
})

/** The answer to what failed inside the chat (section 3.1). */
export const failureForm = v.strictObject({
  messages: v.pipe(v.array(v.unknown()), v.length(0)),
  chatEnded: v.boolean(),
  statusCode: v.picklist([1, 2]),
  alias: v.pipe(v.string(), v.digits()),
  chatId: someText,
  errors: v.pipe(v.array(v.strictObject({ code: integer, advice: someText })), v.minLength(1)),
})
export type Failure = v.InferOutput<typeof failureForm>

/** The answer to what is refused before any chat is touched (section 9.1). */
export const refusalForm = v.strictObject({
  errors: v.pipe(v.array(v.strictObject({ code: integer, advice: someText })), v.minLength(1)),
})

/** Which law a field of a success stands under. */
const lawOfField: Record<string, Law> = {
  statusCode: laws.statusCode,
  chatEnded: laws.chatEnded,
  chatId: laws.ids,
  alias: laws.ids,
  secureKey: laws.ids,
  userId: laws.ids,
  messages: laws.messages,
  nextPosition: laws.nextPosition,
  userData: laws.userData,
  'messages.from': laws.from,
  'messages.from.type': laws.fromType,
  'messages.from.participantId': laws.participantId,
  'messages.index': laws.index,
  'messages.type': laws.type,
  'messages.utcTime': laws.utcTime,
  'messages.userData': laws.userData,
}

/**
 * Holds a value against the form it has to have.
 *
 * @param law - the law all of the form stands under; without it, each field of a success has its own.
 * @throws BrokenLaw
 */
export function demandForm<Output>(
  form: v.GenericSchema<unknown, Output>,
  value: unknown,
  law?: Law,
): asserts value is Output {
  const { success, issues = [] } = v.safeParse(form, value)
  if (success) return
  const [issue] = issues
  const keys = issue?.path?.map(({ key }) => key) ?? []
  const at = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  const what = `${at.replace(/^\./, '') || 'the whole'}: ${issue?.message}`
  throw new BrokenLaw(law ?? lawAt(keys, issue?.expected === 'never'), what)
}

function lawAt(keys: readonly unknown[], isUnknown: boolean): Law {
  const names = keys.filter((key) => typeof key === 'string')
  if (isUnknown) return names.join() === 'errors' ? laws.noErrors : laws.noOtherField
  for (let length = Math.min(names.length, 3); length > 0; length -= 1) {
    const law = lawOfField[names.slice(0, length).join('.')]
    if (law && (length === names.length || law !== laws.messages)) return law
  }
  return names.length === 0 ? laws.object : laws.fieldType
}
