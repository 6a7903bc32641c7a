import * as v from 'valibot'
import { assertArguments } from './runtime/arguments'
import { optionsOf } from './runtime/object-of'
import {
  callable,
  chatIdSchema,
  expected,
  isObject,
  nameOf,
  number,
  oneOf,
  requestUrlSchema,
  textSchema,
  textsSchema,
} from './runtime/schemas'
import { genesysMockEventNames } from './wire/genesys-mock-events'

const filterSchema = v.optional(
  optionsOf({
    serviceName: v.optional(nameOf('a name')),
    profile: v.optional(nameOf('a name')),
    state: v.optional(v.picklist(['active', 'ended'], expected('"active" or "ended"'))),
  }),
)

const exportOptionsSchema = v.optional(optionsOf({ profile: v.optional(nameOf('a name')) }))

const requestSchema = v.custom<Request>(
  (given) =>
    isObject(given) &&
    ['headers', 'url', 'method', 'arrayBuffer'].every(
      (name) => name in given && Reflect.get(given, name) !== undefined,
    ),
  expected('a Request'),
)

const plainRequestEntries = {
  method: nameOf('a method, as "POST"'),
  url: requestUrlSchema,
  headers: v.pipe(
    v.custom<Record<string, string>>(
      (given) => isObject(given) && !('forEach' in given && typeof given.forEach === 'function'),
      expected('an object of texts by name; write Object.fromEntries(headers)'),
    ),
    textsSchema,
  ),
  body: v.optional(
    v.custom<Uint8Array>(
      (given) => Object.prototype.toString.call(given) === '[object Uint8Array]',
      expected('a Uint8Array; write new TextEncoder().encode(text)'),
    ),
  ),
  bodyLimit: v.optional(number('a number of bytes ≥ 0', (value) => value >= 0)),
}
const plainRequestExpected = 'an object { method, url, headers, body?, bodyLimit?, signal? }'
const signalSchema = v.custom<AbortSignal>(
  (given) => isObject(given) && 'addEventListener' in given,
  expected('an AbortSignal'),
)
const strictRequestSchema = optionsOf(
  { ...plainRequestEntries, signal: v.optional(signalSchema) },
  plainRequestExpected,
)

/**
 * An instance of a class, as that of the HTTP server, may have more fields, a signal that is made when it is asked for,
 * and whatever target a client sends.
 */
const instanceSchema = v.object({ ...plainRequestEntries, url: textSchema })
const plainRequestSchema = v.lazy((given) =>
  isObject(given) && Object.getPrototypeOf(given) !== Object.prototype ? instanceSchema : strictRequestSchema,
)

const profilesSchema = v.custom<object>(
  (given) => typeof given === 'object' && given !== null,
  expected('a profile, or an array of profiles'),
)

const chatId = chatIdSchema
const name = nameOf('the name of a profile')
const faultId = nameOf('the id of a fault')
const eventName = oneOf(genesysMockEventNames)
const listener = callable('a function')

/** Checks of what the functions of a mock are given; each throws GenesysMockError `INVALID_PARAMETER`. */
export const mockArguments = {
  fetch: (given: unknown) =>
    assertArguments(
      'answer the request',
      { request: [requestSchema, given] },
      'Call genesys.fetch(new Request(url, init)).',
    ),
  answer: (given: unknown) =>
    assertArguments(
      'answer the request',
      { request: [plainRequestSchema, given] },
      'Call genesys.answer({ method, url, headers, body }).',
    ),
  listSessions: (given: unknown) => assertArguments('list the sessions', { filter: [filterSchema, given] }),
  getSession: (given: unknown) => assertArguments('find the session', { chatId: [chatId, given] }),
  endSession: (given: unknown) => assertArguments('end the session', { chatId: [chatId, given] }),
  removeSession: (given: unknown) =>
    assertArguments('remove the session', { chatId: [v.optional(chatId), given] }),
  exportSession: (given: unknown, options: unknown) =>
    assertArguments('export the session', {
      chatId: [chatId, given],
      options: [exportOptionsSchema, options],
    }),
  getProfile: (given: unknown) => assertArguments('find the profile', { name: [name, given] }),
  setProfiles: (given: unknown) => assertArguments('set the profiles', { profiles: [profilesSchema, given] }),
  removeFault: (given: unknown) => assertArguments('remove the fault', { id: [faultId, given] }),
  on: (given: unknown, callback: unknown) =>
    assertArguments('listen', { name: [eventName, given], listener: [listener, callback] }),
}
