import * as v from 'valibot'
import { httpUrlExpected, isHttpUrl } from './chat/http-url'
import { GenesysMockError } from './errors'
import { problemInHeaders } from './push/push-headers'

type Message = (issue: { received: string }) => string

const expected =
  (what: string): Message =>
  ({ received }) =>
    `expected ${what}, got ${received}`

const number = (what: string, isGood: (value: number) => boolean) =>
  v.pipe(v.number(expected(what)), v.check(isGood, expected(what)))
const callable = (what: string) =>
  v.custom<() => unknown>((value) => typeof value === 'function', expected(what))
const flag = v.boolean(expected('true or false'))

const baseUrlExpected = 'expected "*" or an http or https URL without query'
const hostExpected = 'expected a host or host:port, without scheme and path'
const clockExpected = expected('a clock, as manualClock() makes one')

const pushEntries = {
  url: v.optional(v.pipe(v.string(httpUrlExpected), v.check(isHttpUrl, httpUrlExpected))),
  notifyRequestor: v.optional(flag),
  allowHosts: v.optional(
    v.array(
      v.pipe(v.string(hostExpected), v.regex(/^[^\s/?#@]+$/, hostExpected)),
      expected('an array of hosts'),
    ),
  ),
  timeout: v.optional(number('a number of milliseconds > 0', (value) => value > 0 && Number.isFinite(value))),
  format: v.optional(
    v.custom<unknown>(
      (value) => value === 'envelope' || value === 'customhttp' || typeof value === 'function',
      expected('"envelope", "customhttp" or a function'),
    ),
  ),
  headers: v.optional(
    v.custom<unknown>(
      (value) => typeof value === 'function' || problemInHeaders(value) === undefined,
      ({ input }) => problemInHeaders(input) ?? '',
    ),
  ),
  retries: v.optional(number('an integer ≥ 0', (value) => Number.isSafeInteger(value) && value >= 0)),
  retryDelay: v.optional(
    number('a number of milliseconds ≥ 0', (value) => value >= 0 && Number.isFinite(value)),
  ),
}

const entries = {
  baseUrl: v.optional(v.pipe(v.string(baseUrlExpected), v.check(isBaseUrl, baseUrlExpected))),
  // What is in these two is validated where their rules are.
  profiles: v.optional(v.custom<unknown>((value) => Array.isArray(value), expected('an array of profiles'))),
  limits: v.optional(v.looseObject({}, expected('an object of limits'))),
  services: v.optional(v.array(v.string(expected('a name')), expected('an array of names'))),
  strict: v.optional(flag),
  clock: v.optional(
    v.looseObject({ now: callable('a function'), setTimer: callable('a function') }, clockExpected),
  ),
  advanceTimers: v.optional(callable('a function')),
  seed: v.optional(v.union([v.string(), v.number()], expected('a text or a number'))),
  requestLogBytes: v.optional(
    number('a number of bytes > 0', (value) => value > 0 && Number.isFinite(value)),
  ),
  push: v.optional(v.strictObject(pushEntries, objectMessage('an object', pushEntries))),
}

const schema = v.strictObject(entries, objectMessage('an object of options', entries))

/** @throws GenesysMockError `INVALID_OPTION`, naming the option by its path. */
export function validateOptions(options: unknown): void {
  const result = v.safeParse(schema, options, { abortEarly: true })
  if (result.success) return
  const [issue] = result.issues
  const path = issue.path
    ?.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
  throw new GenesysMockError('INVALID_OPTION', {
    action: 'create the mock',
    reason: `${path?.slice(1) ?? 'options'}: ${issue.message}`,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}

function objectMessage(what: string, known: object): v.ErrorMessage<v.StrictObjectIssue> {
  return (issue) =>
    issue.expected === 'never'
      ? `there is no such option, only ${Object.keys(known).join(', ')}`
      : `expected ${what}, got ${issue.received}`
}

function isBaseUrl(text: string): boolean {
  if (text === '*') return true
  try {
    const { protocol, search, hash } = new URL(text)
    return /^https?:$/.test(protocol) && search === '' && hash === ''
  } catch {
    return false
  }
}
