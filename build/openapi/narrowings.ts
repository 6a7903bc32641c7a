import type { JsonObject } from '../../src/index'
import { isObject } from './is-object'

/** What a type of TypeScript can't say of a value: its range. */
interface Narrowing extends JsonObject {
  type: 'integer' | 'number' | 'string' | 'object'
}

/** No timer waits longer than so many milliseconds. */
const longest = 2 ** 31 - 1

const ordinal: Narrowing = { type: 'integer', minimum: 1 }
const count: Narrowing = { type: 'integer', minimum: 0 }
const moment: Narrowing = { type: 'integer', minimum: 0 }
const seconds: Narrowing = { type: 'number', minimum: 0, maximum: Math.floor(longest / 1000) }
const milliseconds: Narrowing = { type: 'number', minimum: 0, maximum: longest }
const respondsOrDelays = [{ required: ['respond'] }, { required: ['delay'] }]
const filled: Narrowing = { type: 'string', minLength: 1 }

/** By the name of a property, wherever it is. */
const byProperty: Readonly<Record<string, Narrowing>> = {
  alias: filled,
  chatId: filled,
  fileId: filled,
  nickname: filled,
  secureKey: filled,
  userId: filled,
  extends: filled,
  profile: { ...filled, pattern: '^(?![rR][eE][sS][eE][tT]$)' },
  pushUrl: { type: 'string', pattern: '^https?://' },
  uploadFileTypes: { type: 'string', pattern: '^[^A-Z.:]+$' },

  index: ordinal,
  nextPosition: ordinal,
  nth: ordinal,
  participantId: ordinal,
  times: ordinal,

  active: count,
  attempts: count,
  blocked: count,
  byProfile: count,
  byService: count,
  byType: count,
  captured: count,
  code: { type: 'integer' },
  delivered: count,
  downloadAttempts: count,
  downloads: count,
  ended: count,
  failed: count,
  http: { type: 'integer', minimum: 400, maximum: 599 },
  httpStatus: count,
  idleTimerExpire: count,
  pending: count,
  removed: count,
  scheduled: count,
  seen: count,
  total: count,
  uploadMaxFileSize: count,
  uploadMaxFiles: count,
  uploadMaxTotalSize: count,
  used: count,
  warnings: count,

  at: moment,
  createdAt: moment,
  dueAt: moment,
  endedAt: moment,
  now: moment,
  receivedAt: moment,
  sentAt: moment,
  settledAt: moment,
  updatedAt: moment,
  utcTime: moment,

  alert: seconds,
  alert2: seconds,
  close: seconds,
  delay: milliseconds,
  flexDisconnectTimeout: seconds,
  scale: { type: 'number', minimum: 1e-6, maximum: 1e6 },
  timeout: seconds,
}

/** By the name of a component. */
const byComponent: Readonly<Record<string, Narrowing>> = {
  ProfileRequestFault: { type: 'object', anyOf: respondsOrDelays },
  ReplyWhen: { type: 'object', minProperties: 1 },
  RequestFault: {
    type: 'object',
    anyOf: respondsOrDelays,
    // A Request Chat is for no chat yet.
    if: { properties: { operation: { const: 'requestChat' } }, required: ['operation'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { chatId: false } },
  },
}

/** The ranges of what the compiler can only tell the kind of; remembers which of them are needed. */
export class Narrowings {
  #used = new Set<string>()

  /** The schema of a property, within its range. */
  narrowProperty(name: string, schema: JsonObject): JsonObject {
    return this.#apply(name, schema, byProperty[name])
  }

  /** @throws Error when one of its numbers has no range. */
  narrowComponent(name: string, schema: JsonObject): JsonObject {
    if (JSON.stringify(schema).includes('"type":"number"}')) {
      throw new Error(
        `Failed to narrow: a number in ${name} has no range. Add one, by the name of its property.`,
      )
    }
    return this.#apply(name, schema, byComponent[name])
  }

  /** @throws Error when there is a range for what is not there. */
  assertAllUsed(): void {
    const names = [...Object.keys(byProperty), ...Object.keys(byComponent)].filter(
      (name) => !this.#used.has(name),
    )
    if (names.length > 0)
      throw new Error(`Failed to narrow: nothing is called ${names.join(', ')}. Remove it.`)
  }

  #apply(name: string, schema: JsonObject, narrowing: Narrowing | undefined): JsonObject {
    const narrowed = narrowing ? within(schema, narrowing) : schema
    if (narrowed !== schema) this.#used.add(name)
    return narrowed
  }
}

/** A schema with a range for whatever in it is of the range's kind; the same schema where nothing is. */
function within(schema: JsonObject, narrowing: Narrowing): JsonObject {
  const kind = narrowing.type === 'integer' ? 'number' : narrowing.type
  const { type, anyOf, items, properties, additionalProperties } = schema
  if (type === kind) return { ...schema, ...narrowing }
  if (Array.isArray(type) && type.includes(kind))
    return { ...schema, ...narrowing, type: [narrowing.type, 'null'] }
  if (Array.isArray(anyOf)) {
    return {
      ...schema,
      anyOf: anyOf.map((option) => (isObject(option) ? within(option, narrowing) : option)),
    }
  }
  if (isObject(properties)) return { ...schema, properties: mapValues(properties, narrowing) }
  if (isObject(items)) return { ...schema, items: within(items, narrowing) }
  if (isObject(additionalProperties)) {
    return { ...schema, additionalProperties: within(additionalProperties, narrowing) }
  }
  return schema
}

function mapValues(schemas: JsonObject, narrowing: Narrowing): JsonObject {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      isObject(schema) ? within(schema, narrowing) : schema,
    ]),
  )
}
