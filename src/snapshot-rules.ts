import * as v from 'valibot'
import { rowRules } from './chat/row-rules'
import { countSchema, momentSchema } from './chat/row-schemas'
import type { Snapshot } from './db/snapshot/snapshot'
import { problemIn } from './runtime/parse'
import { isJson, nameOf, oneOf, textsSchema } from './runtime/schemas'
import { operationNames } from './wire/operation-name'
import type { WarningCode } from './wire/warning'

const text = v.string('expected a text')
const jsonSchema = v.custom<unknown>(isJson, 'expected a JSON value')
const warningCodes = [
  'REFRESH_WITHOUT_POSITION',
  'UNESCAPED_BODY',
  'MESSAGE_AFTER_END',
  'AGENT_SPOKE_BEFORE_JOINING',
  'POLLED_TOO_FAST',
] as const satisfies readonly WarningCode[]

const requestSchema = v.object({
  id: nameOf('an id'),
  receivedAt: momentSchema,
  operation: v.nullable(oneOf(operationNames)),
  method: text,
  url: text,
  serviceName: v.nullable(text),
  chatId: v.nullable(text),
  form: textsSchema,
  userData: textsSchema,
  json: jsonSchema,
  headers: textsSchema,
  answer: v.object({ httpStatus: countSchema, body: jsonSchema }, 'expected an object'),
  error: v.nullable(v.object({ code: text, message: text }, 'expected an object { code, message }')),
  fault: v.nullable(text),
})

const warningSchema = v.object({
  id: nameOf('an id'),
  code: oneOf(warningCodes),
  message: text,
  chatId: v.nullable(text),
  at: momentSchema,
  request: v.nullable(requestSchema),
})

/** The state of a seeded sequence is 32 bits. */
const stateExpected = `expected an integer from 0 to ${2 ** 32 - 1}`
const stateSchema = v.pipe(v.number(stateExpected), v.maxValue(2 ** 32 - 1, stateExpected))

const otherSchema = v.object({
  takenAt: momentSchema,
  requests: v.array(requestSchema),
  warnings: v.array(warningSchema),
  pendingPushes: v.array(v.object({ delayedUntil: v.nullable(momentSchema) })),
  polls: v.record(v.string(), momentSchema),
  ids: v.object({
    counters: v.record(v.string(), countSchema),
    generators: v.nullable(v.record(v.string(), stateSchema)),
  }),
})

/**
 * In what a snapshot breaks the rules of the API, and where; undefined: in nothing.
 *
 * @param snapshot - Of the right form, as it is going to be restored: with the moments of this clock.
 */
export function problemInContent(snapshot: Snapshot): string | undefined {
  const { tables } = snapshot
  return (
    problemIn(otherSchema, snapshot, '', 'snapshot') ??
    problemInRows(tables.session, 'session', createSessionRule()) ??
    problemInRows(tables.event, 'event', rowRules.event) ??
    problemInRows(tables.file, 'file', rowRules.file) ??
    problemInRows(tables.profile, 'profile', rowRules.profile) ??
    problemInRows(tables.job, 'job', rowRules.job) ??
    problemInRows(tables.push, 'push', rowRules.push) ??
    problemInRows(tables.fault, 'fault', rowRules.fault) ??
    problemInOrder(snapshot) ??
    problemInPending(snapshot)
  )
}

/** Most chats have the settings of one profile, which need to be looked at once. */
function createSessionRule(): typeof rowRules.session {
  const good = new Set<string>()
  return (row, path) => {
    const settings = JSON.stringify(row.settings)
    const { settings: _, ...others } = row
    const problem = rowRules.session(good.has(settings) ? others : row, path)
    if (problem === undefined) good.add(settings)
    return problem
  }
}

function problemInRows<Row>(
  rows: readonly Row[],
  name: string,
  rule: (row: Row, path: string) => string | undefined,
): string | undefined {
  for (const [place, row] of rows.entries()) {
    const problem = rule(row, `tables.${name}[${place}]`)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Two events of a chat must not have the same place in its transcript. */
function problemInOrder({ tables }: Snapshot): string | undefined {
  const places = new Set<string>()
  for (const [place, { chatId, index }] of tables.event.entries()) {
    const key = JSON.stringify([chatId, index])
    if (places.has(key)) return `tables.event[${place}].index: ${index} is there twice in chat "${chatId}"`
    places.add(key)
  }
  return undefined
}

/** A push is sent once, and in each chat one at most is held back. */
function problemInPending({ tables, pendingPushes }: Snapshot): string | undefined {
  const pushes = new Map(tables.push.map((push) => [push.id, push]))
  const seen = new Set<string>()
  const held = new Set<string>()
  for (const [place, { id, isHeldBack }] of pendingPushes.entries()) {
    const push = pushes.get(id)
    const path = `pendingPushes[${place}]`
    // Whoever removes rows from a snapshot need not look for what is pending of them.
    if (!push) continue
    if (push.status !== 'pending') return `${path}.id: expected the id of a pending push, got "${id}"`
    if (seen.has(id)) return `${path}.id: "${id}" is there twice`
    if (isHeldBack && held.has(push.chatId)) {
      return `${path}.isHeldBack: another push of chat "${push.chatId}" is held back already`
    }
    seen.add(id)
    if (isHeldBack) held.add(push.chatId)
  }
  return undefined
}
