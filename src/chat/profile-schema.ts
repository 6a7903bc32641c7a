import * as v from 'valibot'
import type { ProfileRow, ProfileSettings } from '../db/rows'
import { httpUrlExpected, isHttpUrl } from './http-url'
import { fieldMessage, scheduledEventSchema } from './scheduled-event-schema'

export const profileSettingsSchema: v.GenericSchema<unknown, ProfileSettings> = v.strictObject(
  {
    chat: v.strictObject(
      {
        pushUrl: v.exactOptional(v.pipe(v.string(httpUrlExpected), v.check(isHttpUrl, httpUrlExpected))),
        autoMessages: v.exactOptional(v.array(scheduledEventSchema, 'expected an array of events')),
      },
      fieldMessage('an object { pushUrl?, autoMessages? }'),
    ),
  },
  fieldMessage('an object { chat: { pushUrl?, autoMessages? } }'),
)

/** `reset` is the last part of the path that resets the profiles. */
export const profileNameSchema = v.pipe(
  v.string('expected a text'),
  v.nonEmpty('expected a name'),
  v.check((name) => name !== 'reset', '"reset" is no profile\'s name'),
)

export const profileSchema: v.GenericSchema<unknown, ProfileRow> = v.strictObject(
  { profile: profileNameSchema, settings: profileSettingsSchema },
  fieldMessage('an object { profile, settings }'),
)
