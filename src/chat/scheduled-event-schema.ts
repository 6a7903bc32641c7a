import * as v from 'valibot'
import type { ScheduledEvent } from '../db/rows'
import type { JsonObject } from '../runtime/json'
import { type GenesysEventType, genesysEventTypes, genesysPartyTypes } from '../wire/event-type'
import { objectOf } from './object-of'

/** No timer waits longer than 2³¹−1 ms. */
const longestTimeout = Math.floor((2 ** 31 - 1) / 1000)
const timeoutExpected = `expected a number of seconds ≥ 0 and ≤ ${longestTimeout}`

const text = v.string('expected a text')

/** @note valibot's own records leave out the keys `constructor` and `prototype` without a word. */
const userDataSchema = v.pipe(
  v.custom<Record<string, string>>(isObject, 'expected an object of texts'),
  v.rawCheck<Record<string, string>>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [key, value] of Object.entries(dataset.value)) {
      if (typeof value === 'string') continue
      const at = { type: 'object', origin: 'value', input: { ...dataset.value }, key, value } as const
      addIssue({ message: 'expected a text', path: [at] })
    }
  }),
)

const jsonObjectSchema = v.custom<JsonObject>(
  (value) => isObject(value) && isJson(value),
  'expected an object of JSON values',
)

export function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson)
  if (isObject(value)) return Object.values(value).every(isJson)
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Seconds that something waits. */
export const secondsSchema = v.pipe(
  v.number(timeoutExpected),
  v.finite(timeoutExpected),
  v.minValue(0, timeoutExpected),
  v.maxValue(longestTimeout, timeoutExpected),
)

export const eventTypeSchema = v.picklist<readonly GenesysEventType[], string>(
  genesysEventTypes,
  `expected one of ${genesysEventTypes.join(', ')}`,
)

/** The form of an event in a profile's `autoMessages` and `replies`, and in the mock chat `send`. */
export const scheduledEventSchema: v.GenericSchema<unknown, ScheduledEvent> = objectOf(
  {
    from: objectOf(
      {
        nickname: v.exactOptional(v.pipe(text, v.nonEmpty('expected a text that is not empty'))),
        style: v.exactOptional(v.literal('BOT', 'expected "BOT"')),
        type: v.picklist(genesysPartyTypes, `expected one of ${genesysPartyTypes.join(', ')}`),
      },
      'an object { nickname?, type, style? }',
    ),
    type: eventTypeSchema,
    text: v.exactOptional(text),
    messageType: v.exactOptional(text),
    userData: v.exactOptional(userDataSchema),
    eventAttributes: v.exactOptional(jsonObjectSchema),
    timeout: v.exactOptional(secondsSchema),
    chatEnded: v.exactOptional(v.boolean('expected true or false')),
  },
  'an object { from, type, text?, messageType?, userData?, eventAttributes?, timeout?, chatEnded? }',
)
