import * as v from 'valibot'
import type { AliasChange, IdleSettings, ProfileRow, ProfileSettings } from '../db/rows'
import { objectOf } from '../runtime/object-of'
import { httpUrlSchema, secondsSchema } from '../runtime/schemas'
import { profileFaultSchema } from './fault-schema'
import { fileLimitsSchema } from './file-limits-schema'
import { repliesSchema } from './reply-schema'
import { scheduledEventSchema } from './scheduled-event-schema'

const idleSchema: v.GenericSchema<unknown, IdleSettings> = objectOf(
  {
    alert: v.exactOptional(secondsSchema),
    alert2: v.exactOptional(secondsSchema),
    close: v.exactOptional(secondsSchema),
  },
  'an object { alert?, alert2?, close? }',
)

const aliasChangeSchema: v.GenericSchema<unknown, AliasChange> = objectOf(
  {
    timeout: secondsSchema,
    alias: v.pipe(v.string('expected a text'), v.nonEmpty('expected a text that is not empty')),
  },
  'an object { timeout, alias }',
)

const settingsExpected =
  'an object { pushUrl?, autoMessages?, replies?, fileLimits?, idle?, flexDisconnectTimeout?, aliasChanges?, faults? }'

export const profileSettingsSchema: v.GenericSchema<unknown, ProfileSettings> = objectOf(
  {
    chat: objectOf(
      {
        pushUrl: v.exactOptional(httpUrlSchema),
        autoMessages: v.exactOptional(v.array(scheduledEventSchema, 'expected an array of events')),
        replies: v.exactOptional(repliesSchema),
        fileLimits: v.exactOptional(fileLimitsSchema),
        idle: v.exactOptional(idleSchema),
        flexDisconnectTimeout: v.exactOptional(secondsSchema),
        aliasChanges: v.exactOptional(v.array(aliasChangeSchema, 'expected an array of changes')),
        faults: v.exactOptional(v.array(profileFaultSchema, 'expected an array of faults')),
      },
      settingsExpected,
    ),
  },
  'an object { chat: { … } }',
)

/** `reset` is the last part of the path that resets the profiles. */
export const profileNameSchema = v.pipe(
  v.string('expected a text'),
  v.nonEmpty('expected a name'),
  // Letter case in paths does not matter.
  v.check((name) => name.toLowerCase() !== 'reset', '"reset" is no profile\'s name'),
)

export const profileSchema: v.GenericSchema<unknown, ProfileRow> = objectOf(
  { profile: profileNameSchema, settings: profileSettingsSchema },
  'an object { profile, settings }',
)
