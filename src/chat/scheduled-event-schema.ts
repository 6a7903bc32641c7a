import * as v from 'valibot'
import type { ScheduledEvent } from '../db/rows'
import type { JsonObject } from '../runtime/json'
import { objectOf } from '../runtime/object-of'
import { isJson, isObject, secondsSchema, textsSchema } from '../runtime/schemas'
import { type GenesysEventType, genesysEventTypes, genesysPartyTypes } from '../wire/event-type'

const text = v.string('expected a text')

const jsonObjectSchema = v.custom<JsonObject>(
  (value) => isObject(value) && isJson(value),
  'expected an object of JSON values',
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
    userData: v.exactOptional(textsSchema),
    eventAttributes: v.exactOptional(jsonObjectSchema),
    timeout: v.exactOptional(secondsSchema),
    chatEnded: v.exactOptional(v.boolean('expected true or false')),
  },
  'an object { from, type, text?, messageType?, userData?, eventAttributes?, timeout?, chatEnded? }',
)
