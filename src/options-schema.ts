import * as v from 'valibot'
import { GenesysMockError } from './errors'
import { problemInHeaders } from './push/push-headers'
import { optionsOf } from './runtime/object-of'
import { problemIn } from './runtime/parse'
import { callable, expected, flagSchema, httpUrlSchema, isObject, number } from './runtime/schemas'

const baseUrlExpected = 'expected "*" or an http or https URL without query'
const clockExpected = expected('a clock, as manualClock() makes one')

const pushEntries = {
  url: v.optional(httpUrlSchema),
  notifyRequestor: v.optional(flagSchema),
  allowHosts: v.optional(
    v.array(
      v.pipe(
        v.string(expected('a host or host:port, without scheme and path')),
        v.check(isHost, ({ input }) => hostMessage(input)),
      ),
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
  message: v.optional(v.string(expected('a text'))),
  success: v.optional(v.picklist(['2xx', '200'], expected('"2xx" or "200"'))),
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

const schema = optionsOf(
  {
    baseUrl: v.optional(
      v.pipe(
        v.string(expected('"*" or an http or https URL without query')),
        v.check(isBaseUrl, baseUrlExpected),
        v.check(
          (url) => hostInFront(url) === undefined,
          ({ input }) =>
            `expected what stands before /genesys/2/, got "${input}"; write "${hostInFront(input)}"`,
        ),
      ),
    ),
    // What is in these two is validated where their rules are.
    profiles: v.optional(
      v.custom<unknown>(Array.isArray, ({ input, received }) => profilesMessage(input, received)),
    ),
    limits: v.optional(v.looseObject({}, expected('an object of limits'))),
    services: v.optional(v.array(v.string(expected('a name')), expected('an array of names'))),
    strict: v.optional(flagSchema),
    clock: v.optional(
      v.looseObject({ now: callable('a function'), setTimer: callable('a function') }, clockExpected),
    ),
    advanceTimers: v.optional(callable('a function')),
    seed: v.optional(v.union([v.string(), v.number()], expected('a text or a number'))),
    requestLogBytes: v.optional(
      number('a number of bytes > 0', (value) => value > 0 && Number.isFinite(value)),
    ),
    push: v.optional(optionsOf(pushEntries, 'an object')),
  },
  'an object of options',
)

/** @throws GenesysMockError `INVALID_OPTION`, naming the option by its path. */
export function validateOptions(options: unknown): void {
  const reason = problemIn(schema, options, '', 'options')
  if (reason === undefined) return
  throw new GenesysMockError('INVALID_OPTION', {
    action: 'create the mock',
    reason,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}

function isHost(text: string): boolean {
  return /^[^\s/?#@]+$/.test(text)
}

function hostMessage(text: string): string {
  const [, host] = /^(?:[a-z][a-z\d+.-]*:)?\/*(?:[^/?#@\s]*@)?([^\s/?#@]+)/i.exec(text) ?? []
  const advice = host === undefined ? '' : `; write "${host}"`
  return `expected a host or host:port, without scheme and path, got "${text}"${advice}`
}

/** Objects by name are how other mocks take such a list. */
function profilesMessage(given: unknown, received: string): string {
  const expectation = `expected an array of profiles, got ${received}`
  if (!isObject(given)) return expectation
  if ('settings' in given || 'profile' in given) return `${expectation}; write [{ profile, settings }]`
  const [name] = Object.keys(given)
  return name === undefined ? expectation : `${expectation}; write [{ profile: "${name}", settings: … }]`
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

/** What to give for an address that says more than where Genesys is; undefined: it does not. */
function hostInFront(url: string): string | undefined {
  return /^(.*?)\/genesys\/2(?:\/.*)?$/i.exec(url)?.[1]
}
