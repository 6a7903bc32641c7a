import * as v from 'valibot'
import { mediaTypeSchema, wellFormedSchema } from '../runtime/file-schemas'
import { objectOf } from '../runtime/object-of'
import { httpUrlSchema, isJson, isObject, oneOf, textsSchema } from '../runtime/schemas'
import { genesysPartyTypes } from '../wire/event-type'
import { profileNameSchema, profileSettingsSchema } from './profile-schema'
import { eventTypeSchema, scheduledEventSchema } from './scheduled-event-schema'

/** No date is further from 1970. */
const lastDate = 8.64e15
const momentExpected = 'expected a moment within ±8.64e15 ms, which a date can hold'
/** So that there is room to count on. */
const highest = 1e12

/** A moment in epoch milliseconds. */
export const momentSchema = v.pipe(
  v.number(momentExpected),
  v.check((moment) => Math.abs(moment) <= lastDate, momentExpected),
)

/** A number that is counted on from. */
export const countSchema = countFrom(0)
const indexSchema = countFrom(1)

const text = v.string('expected a text')
const partyTypeSchema = oneOf(genesysPartyTypes)
const attributesSchema = v.custom<object>(
  (value) => isObject(value) && isJson(value),
  'expected an object of JSON values',
)
const partyEntries = { nickname: text, participantId: indexSchema, type: partyTypeSchema }
const partySchema = objectOf(partyEntries, 'an object { nickname, participantId, type }')

const participantsSchema = v.pipe(
  v.array(
    objectOf(
      {
        ...partyEntries,
        state: oneOf(['joined', 'left']),
        style: v.exactOptional(v.literal('BOT', 'expected "BOT"')),
      },
      'an object { nickname, participantId, type, state, style? }',
    ),
    'expected an array of participants',
  ),
  v.check(
    (all) => new Set(all.map(({ participantId }) => participantId)).size === all.length,
    'expected participants with different participantIds',
  ),
  v.check(
    (all) => all.every(({ participantId, type }) => (participantId === 1) === (type === 'Client')),
    'expected the participant 1 to be the Client, and no other',
  ),
)

export const sessionRowSchema = v.object({
  state: v.optional(oneOf(['active', 'ended'])),
  endReason: v.optional(v.nullable(oneOf(['client', 'agent', 'idle', 'silence', 'removed']))),
  userData: v.optional(textsSchema),
  pushUrl: v.optional(v.nullable(httpUrlSchema)),
  monitored: v.optional(v.boolean('expected true or false')),
  downloads: v.optional(countSchema),
  participants: v.optional(participantsSchema),
  settings: v.optional(profileSettingsSchema),
  readPosition: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0, 'expected a number ≥ 0')))),
  aliasChangesSince: v.optional(momentSchema),
  createdAt: v.optional(momentSchema),
  updatedAt: v.optional(momentSchema),
  endedAt: v.optional(v.nullable(momentSchema)),
})

export const eventRowSchema = v.object({
  index: v.optional(indexSchema),
  type: v.optional(eventTypeSchema),
  from: v.optional(partySchema),
  utcTime: v.optional(momentSchema),
  userData: v.optional(v.nullable(textsSchema)),
  eventAttributes: v.optional(v.nullable(attributesSchema)),
})

export const fileRowSchema = v.object({
  name: v.optional(wellFormedSchema),
  type: v.optional(mediaTypeSchema),
  size: v.optional(countSchema),
  content: v.optional(v.pipe(text, v.check(isBase64, 'expected base64, as btoa() makes it'))),
})

export const profileRowSchema = v.object({
  profile: v.optional(profileNameSchema),
  settings: v.optional(profileSettingsSchema),
})

export const jobRowSchema = v.object({
  kind: v.optional(oneOf(['event', 'reply', 'idle', 'silence'])),
  dueAt: v.optional(momentSchema),
  event: v.optional(scheduledEventSchema),
})

const genesysEventSchema = objectOf(
  {
    from: partySchema,
    index: indexSchema,
    text: v.exactOptional(text),
    messageType: v.exactOptional(text),
    type: eventTypeSchema,
    utcTime: momentSchema,
    userData: v.exactOptional(textsSchema),
    eventAttributes: v.exactOptional(attributesSchema),
  },
  'an event of a transcript',
)

export const pushRowSchema = v.object({
  url: v.optional(v.union([v.literal(''), httpUrlSchema], 'expected an absolute http or https URL')),
  event: v.optional(genesysEventSchema),
  status: v.optional(oneOf(['pending', 'delivered', 'failed', 'captured', 'blocked'])),
  httpStatus: v.optional(v.nullable(countSchema)),
  attempts: v.optional(countSchema),
  sentAt: v.optional(v.nullable(momentSchema)),
  settledAt: v.optional(v.nullable(momentSchema)),
})

function countFrom(least: number) {
  const message = `expected an integer from ${least} to ${highest}`
  return v.pipe(
    v.number(message),
    v.check((value) => Number.isInteger(value) && value >= least && value <= highest, message),
  )
}

function isBase64(content: string): boolean {
  if (content.length % 4 !== 0) return false
  try {
    globalThis.atob(content)
    return !/\s/.test(content)
  } catch {
    return false
  }
}
