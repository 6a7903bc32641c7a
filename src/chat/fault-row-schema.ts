import * as v from 'valibot'
import { oneOf } from '../runtime/schemas'
import { chatOperationNames } from '../wire/operation-name'
import { delaySchema, nthSchema, responseSchema, timesSchema } from './fault-schema'
import { countSchema } from './row-schemas'

const flag = v.optional(v.boolean('expected true or false'))

/** The form of a fault that is in place. One that does nothing is allowed: it counts what it matches. */
export const faultRowSchema = v.pipe(
  v.object({
    operation: v.optional(v.nullable(oneOf([...chatOperationNames, 'push']))),
    chatId: v.optional(v.nullable(v.string('expected a text'))),
    nth: v.optional(nthSchema),
    times: v.optional(timesSchema),
    respond: v.optional(v.nullable(responseSchema)),
    delay: v.optional(v.nullable(delaySchema)),
    drop: flag,
    duplicate: flag,
    reorder: flag,
    seen: v.optional(countSchema),
    used: v.optional(countSchema),
  }),
  v.forward(
    v.check(({ operation, respond }) => operation !== 'push' || !respond, 'a push is not answered'),
    ['respond'],
  ),
  v.forward(
    v.check(
      ({ operation, drop, duplicate, reorder }) => operation === 'push' || !(drop || duplicate || reorder),
      'expected push, where it is to be lost, doubled or late',
    ),
    ['operation'],
  ),
  v.forward(
    v.check(
      ({ drop, duplicate, reorder, delay }) =>
        [drop, duplicate, reorder].filter(Boolean).length +
          (drop || duplicate || reorder ? Number(!!delay) : 0) <=
        1,
      'expected one of drop, duplicate, reorder and delay',
    ),
    ['operation'],
  ),
  v.forward(
    v.check(
      ({ operation, chatId }) => operation !== 'requestChat' || !chatId,
      'a Request Chat is for no chat yet',
    ),
    ['chatId'],
  ),
)
