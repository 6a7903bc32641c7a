import * as v from 'valibot'
import type { AliasChange, EndingSettings, IdleSettings, ProfileRow, ProfileSettings } from '../db/rows'
import { objectOf } from '../runtime/object-of'
import { httpUrlSchema, oneOf, secondsSchema } from '../runtime/schemas'
import { profileFaultSchema } from './fault-schema'
import { fileLimitsSchema } from './file-limits-schema'
import { repliesSchema } from './reply-schema'
import { scheduledEventSchema } from './scheduled-event-schema'

const idleSchema: v.GenericSchema<unknown, IdleSettings> = objectOf(
  {
    alert: v.exactOptional(secondsSchema),
    alert2: v.exactOptional(secondsSchema),
    close: v.exactOptional(secondsSchema),
    includeNotices: v.exactOptional(oneOf(['none', 'major', 'major2', 'typing', 'all'])),
  },
  'an object { alert?, alert2?, close?, includeNotices? }',
)

const endingSchema: v.GenericSchema<unknown, EndingSettings> = objectOf(
  {
    clientLeaves: v.exactOptional(v.boolean('expected true or false')),
    refreshAfterOwnEnd: v.exactOptional(oneOf(['transcript', 'error'])),
  },
  'an object { clientLeaves?, refreshAfterOwnEnd? }',
)

const aliasChangeSchema: v.GenericSchema<unknown, AliasChange> = objectOf(
  {
    timeout: secondsSchema,
    alias: v.pipe(v.string('expected a text'), v.nonEmpty('expected a text that is not empty')),
  },
  'an object { timeout, alias }',
)

const settingsExpected =
  'an object { extends?, pushUrl?, pushMessage?, autoMessages?, replies?, fileLimits?, idle?, flexDisconnectTimeout?, monitored?, ending?, aliasChanges?, faults? }'

export const profileSettingsSchema: v.GenericSchema<unknown, ProfileSettings> = objectOf(
  {
    chat: objectOf(
      {
        extends: v.exactOptional(v.pipe(v.string('expected a text'), v.nonEmpty('expected a name'))),
        pushUrl: v.exactOptional(httpUrlSchema),
        pushMessage: v.exactOptional(v.string('expected a text')),
        autoMessages: v.exactOptional(v.array(scheduledEventSchema, 'expected an array of events')),
        replies: v.exactOptional(repliesSchema),
        fileLimits: v.exactOptional(fileLimitsSchema),
        idle: v.exactOptional(idleSchema),
        flexDisconnectTimeout: v.exactOptional(secondsSchema),
        monitored: v.exactOptional(v.boolean('expected true or false')),
        ending: v.exactOptional(endingSchema),
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
