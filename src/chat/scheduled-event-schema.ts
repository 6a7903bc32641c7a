import * as v from 'valibot'
import type { ScheduledEvent } from '../db/rows'
import type { Json, JsonObject } from '../runtime/json'
import { type GenesysEventType, genesysEventTypes, genesysPartyTypes } from '../wire/event-type'

/** No timer waits longer than 2³¹−1 ms. */
const longestTimeout = Math.floor((2 ** 31 - 1) / 1000)
const timeoutExpected = `expected a number of seconds ≥ 0 and ≤ ${longestTimeout}`

const text = v.string('expected a text')

/** `userData`: texts by key. The key `__proto__` is refused, for it is never meant well. */
const userDataSchema = v.record(
  v.pipe(
    text,
    v.check((key) => key !== '__proto__', 'this key is not allowed'),
  ),
  v.string('expected a text'),
  'expected an object of texts',
)

const json: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union(
    [
      v.string(),
      v.pipe(v.number(), v.finite()),
      v.boolean(),
      v.null(),
      v.array(json),
      v.record(v.string(), json),
    ],
    'expected JSON',
  ),
)

const jsonObjectSchema: v.GenericSchema<unknown, JsonObject> = v.record(
  v.string(),
  json,
  'expected an object',
)

/** Seconds that something waits. */
export const secondsSchema = v.pipe(
  v.number(timeoutExpected),
  v.finite(timeoutExpected),
  v.minValue(0, timeoutExpected),
  v.maxValue(longestTimeout, timeoutExpected),
)

/** The form of an event in a profile's `autoMessages` and in the mock chat `send`. */
export const scheduledEventSchema: v.GenericSchema<unknown, ScheduledEvent> = v.strictObject(
  {
    from: v.strictObject(
      {
        nickname: v.exactOptional(v.pipe(text, v.nonEmpty('expected a text that is not empty'))),
        style: v.exactOptional(v.literal('BOT', 'expected "BOT"')),
        type: v.picklist(genesysPartyTypes, `expected one of ${genesysPartyTypes.join(', ')}`),
      },
      fieldMessage('an object { nickname?, type, style? }'),
    ),
    type: v.picklist<readonly GenesysEventType[], string>(
      genesysEventTypes,
      `expected one of ${genesysEventTypes.join(', ')}`,
    ),
    text: v.exactOptional(text),
    messageType: v.exactOptional(text),
    userData: v.exactOptional(userDataSchema),
    eventAttributes: v.exactOptional(jsonObjectSchema),
    timeout: v.exactOptional(secondsSchema),
    chatEnded: v.exactOptional(v.boolean('expected true or false')),
  },
  fieldMessage(
    'an object { from, type, text?, messageType?, userData?, eventAttributes?, timeout?, chatEnded? }',
  ),
)

/** Tells a missing field, an unknown field and a value of the wrong kind apart. */
export function fieldMessage(expected: string): v.ErrorMessage<v.StrictObjectIssue> {
  return (issue) => {
    if (issue.expected === 'never') return 'there is no such field'
    if (issue.received === 'undefined' && issue.path) return 'missing'
    return `expected ${expected}`
  }
}
