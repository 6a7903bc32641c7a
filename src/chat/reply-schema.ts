import * as v from 'valibot'
import { objectOf } from '../runtime/object-of'
import type { Reply, ReplyFunction, ReplyWhen } from '../wire/reply'
import { captureNamesIn, mapTexts } from './captures'
import { captureNames, everyReplysCaptures, groupNames } from './reply-when'
import { eventTypeSchema, scheduledEventSchema } from './scheduled-event-schema'

const textExpected = 'expected a text'
const countExpected = 'expected an integer ≥ 1'

const patternSchema = v.pipe(
  v.string(textExpected),
  v.rawCheck<string>(({ dataset, addIssue }) => {
    const message = dataset.typed ? complaintOf(dataset.value) : undefined
    if (message !== undefined) addIssue({ message })
  }),
)

function complaintOf(pattern: string): string | undefined {
  try {
    const taken = groupNames(pattern).find((name) => everyReplysCaptures.includes(name))
    return taken && `a group can't be called "${taken}", for {{${taken}}} means something else`
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return `expected the source of a regular expression, or /source/flags: ${why}`
  }
}

const whenSchema: v.GenericSchema<unknown, ReplyWhen> = v.pipe(
  objectOf(
    {
      text: v.exactOptional(v.string(textExpected)),
      pattern: v.exactOptional(patternSchema),
      event: v.exactOptional(eventTypeSchema),
      nth: v.exactOptional(
        v.pipe(v.number(countExpected), v.safeInteger(countExpected), v.minValue(1, countExpected)),
      ),
    },
    'an object { text?, pattern?, event?, nth? }',
  ),
  v.check((when) => Object.keys(when).length > 0, 'expected at least one of text, pattern, event and nth'),
)

const replySchema: v.GenericSchema<unknown, Reply> = v.pipe(
  objectOf(
    {
      when: whenSchema,
      messages: v.pipe(v.array(scheduledEventSchema, 'expected an array of events'), v.readonly()),
    },
    'an object { when, messages }',
  ),
  v.rawCheck<Reply>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { path, name, names } of unknownCaptures(dataset.value)) {
      const message = `there is no capture "${name}", only ${names.join(', ')}`
      const keys = path.map(
        (key) => ({ type: 'unknown', origin: 'value', input: {}, key, value: name }) as const,
      )
      const [first, ...others] = keys
      if (first) addIssue({ message, path: [first, ...others] })
    }
  }),
)

const functionSchema = v.custom<ReplyFunction>((value) => typeof value === 'function')
const repliesArraySchema = v.array(replySchema, 'expected an array of replies, or, from code, a function')

/** The form of `settings.chat.replies`. */
export const repliesSchema: v.GenericSchema<unknown, readonly Reply[] | ReplyFunction> = v.lazy((given) =>
  typeof given === 'function' ? functionSchema : repliesArraySchema,
)

/** What the texts of a reply ask for that it hasn't got. */
function unknownCaptures({ when, messages }: Reply) {
  const names = captureNames(when)
  const unknown: { path: (string | number)[]; name: string; names: string[] }[] = []
  messages.forEach((message, index) => {
    mapTexts(message, (text, path) => {
      const name = captureNamesIn(text).find((each) => !names.includes(each))
      if (name !== undefined) unknown.push({ path: ['messages', index, ...path], name, names })
      return text
    })
  })
  return unknown
}
