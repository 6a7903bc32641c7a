import * as v from 'valibot'
import type { Json } from '../runtime/json'
import { fieldMessage, objectOf } from '../runtime/object-of'
import { isJson, isObject } from '../runtime/schemas'
import type { Fault, FaultResponse, PushFault, RequestFault } from '../wire/fault'
import { chatOperationNames } from '../wire/operation-name'
import { isSpoilName, type SpoilName, spoilNames } from '../wire/spoil-name'

const integer = (isGood: (value: number) => boolean, expected: string) =>
  v.pipe(
    v.number(expected),
    v.check((value) => Number.isSafeInteger(value) && isGood(value), expected),
  )
const countExpected = 'expected an integer ≥ 1'
const timesExpected = `${countExpected}, or "always"`
const text = v.string('expected a text')
const yes = v.literal(true, 'expected true')

/** No timer waits longer. */
const longestDelay = 2 ** 31 - 1
const delayExpected = `expected a number of milliseconds ≥ 0 and ≤ ${longestDelay}`
export const delaySchema = v.pipe(
  v.number(delayExpected),
  v.minValue(0, delayExpected),
  v.maxValue(longestDelay, delayExpected),
)

const responseSchemas = {
  spoil: objectOf(
    { spoil: v.custom<SpoilName>(isSpoilName, `expected one of ${spoilNames.join(', ')}`) },
    'an object { spoil }',
  ),
  networkError: objectOf({ networkError: yes }, 'an object { networkError }'),
  http: objectOf(
    {
      http: integer((status) => status >= 400 && status <= 599, 'expected an integer from 400 to 599'),
      body: v.exactOptional(v.custom<Json>(isJson, 'expected a JSON value')),
    },
    'an object { http, body? }',
  ),
  statusCode: objectOf(
    {
      statusCode: v.picklist([1, 2], 'expected 1 or 2'),
      code: v.exactOptional(integer(() => true, 'expected an integer')),
      advice: v.exactOptional(text),
      chatEnded: v.exactOptional(v.boolean('expected true or false')),
    },
    'an object { statusCode, code?, advice?, chatEnded? }',
  ),
} satisfies Record<string, v.GenericSchema<unknown, FaultResponse>>

/** What a request is answered instead. */
export const responseSchema = v.lazy(
  (respond): v.GenericSchema<unknown, FaultResponse> =>
    choose(responseSchemas, respond) ??
    v.never('expected an object with exactly one of spoil, networkError, http and statusCode'),
)

/** The first request or push that a fault applies to. */
export const nthSchema = integer((value) => value >= 1, countExpected)

/** How many it applies to. */
export const timesSchema = v.union(
  [v.literal('always'), integer((value) => value >= 1, timesExpected)],
  timesExpected,
)

/** The entries that every fault has. */
const commonEntries = (chatId: v.GenericSchema<unknown, string>) => ({
  chatId: v.exactOptional(chatId),
  nth: v.exactOptional(nthSchema),
  times: v.exactOptional(timesSchema),
})

type CommonEntries = ReturnType<typeof commonEntries>

const misplaced = `there is no such field; what is answered stands in respond, as { respond: { http: 503 } }`

const requestFaultExpected = 'an object { operation?, chatId?, nth?, times?, respond?, delay? }'

/** Somebody who leaves out `respond` is told where its fields belong. */
const requestFaultMessage =
  (entries: object): v.ErrorMessage<v.StrictObjectIssue> =>
  (issue) => {
    const field = String(issue.path?.at(-1)?.key)
    if (issue.expected === 'never' && Object.hasOwn(responseSchemas, field)) return misplaced
    return fieldMessage(entries, requestFaultExpected)(issue)
  }

const requestFaultEntries = (common: CommonEntries) => ({
  ...common,
  operation: v.exactOptional(
    v.picklist(chatOperationNames, `expected one of ${chatOperationNames.join(', ')}, push`),
  ),
  respond: v.exactOptional(responseSchema),
  delay: v.exactOptional(delaySchema),
})

const requestFaultSchema = (common: CommonEntries): v.GenericSchema<unknown, RequestFault> =>
  v.pipe(
    objectOf(
      requestFaultEntries(common),
      requestFaultExpected,
      requestFaultMessage(requestFaultEntries(common)),
    ),
    v.check(
      (fault) => fault.respond !== undefined || fault.delay !== undefined,
      'expected respond, delay, or both',
    ),
    v.forward(
      v.check(
        ({ operation, chatId }) => operation !== 'requestChat' || chatId === undefined,
        'a Request Chat is for no chat yet',
      ),
      ['chatId'],
    ),
  )

const pushFaultSchemas = (common: CommonEntries) => {
  const target = { ...common, operation: v.literal('push') }
  const expected = 'an object'
  return {
    drop: objectOf({ ...target, drop: yes }, expected),
    duplicate: objectOf({ ...target, duplicate: yes }, expected),
    reorder: objectOf({ ...target, reorder: yes }, expected),
    delay: objectOf({ ...target, delay: delaySchema }, expected),
  } satisfies Record<string, v.GenericSchema<unknown, PushFault>>
}

function createFaultSchema(chatId: v.GenericSchema<unknown, string>): v.GenericSchema<unknown, Fault> {
  const common = commonEntries(chatId)
  const forRequests = requestFaultSchema(common)
  const forPushes = pushFaultSchemas(common)
  const notOne = v.never('expected, for pushes, exactly one of drop, duplicate, reorder and delay')
  return v.lazy((fault): v.GenericSchema<unknown, Fault> => {
    const isForPushes = isObject(fault) && 'operation' in fault && fault.operation === 'push'
    return isForPushes ? (choose(forPushes, fault) ?? notOne) : forRequests
  })
}

/** The form of a fault. */
export const faultSchema = createFaultSchema(v.pipe(text, v.nonEmpty('expected a text that is not empty')))

/** The form of a fault in a profile, which knows no chat. */
export const profileFaultSchema = createFaultSchema(v.never('there is no such field in a profile'))

/** The schema by the one field that only it has; undefined: there is none of these fields, or more than one. */
function choose<Schema>(schemas: Readonly<Record<string, Schema>>, value: unknown): Schema | undefined {
  if (!isObject(value)) return undefined
  const [schema, ...others] = Object.entries(schemas).filter(([field]) => field in value)
  return others.length === 0 ? schema?.[1] : undefined
}
