import * as v from 'valibot'
import { httpUrlExpected, isHttpUrl } from './http-url'

/** A message that also says what was given instead. */
export const expected =
  (what: string): ((issue: { received: string }) => string) =>
  ({ received }) =>
    `expected ${what}, got ${received}`

/** A text with something in it: an id, or a name. */
export const nameOf = (what: string) =>
  v.pipe(v.string(expected(what)), v.nonEmpty(`expected ${what}, got an empty text`))

export const chatIdSchema = nameOf('the chatId of a chat')
export const textSchema = v.string(expected('a text'))
export const flagSchema = v.boolean(expected('true or false'))

export const callable = (what: string) =>
  v.custom<() => unknown>((value) => typeof value === 'function', expected(what))

export const number = (what: string, isGood: (value: number) => boolean) =>
  v.pipe(v.number(expected(what)), v.check(isGood, expected(what)))

export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, expected(`one of ${names.join(', ')}`))

/** A finite number of milliseconds from zero on. */
export const millisecondsSchema = number(
  'a finite number of milliseconds ≥ 0',
  (value) => Number.isFinite(value) && value >= 0,
)

/** No timer waits longer than 2³¹−1 ms. */
const longestTimeout = Math.floor((2 ** 31 - 1) / 1000)
const timeoutExpected = `expected a number of seconds ≥ 0 and ≤ ${longestTimeout}`

/** Seconds that something waits. */
export const secondsSchema = v.pipe(
  v.number(timeoutExpected),
  v.finite(timeoutExpected),
  v.minValue(0, timeoutExpected),
  v.maxValue(longestTimeout, timeoutExpected),
)

/** The URL of a request; what stands behind the host is not for a schema to judge. */
export const requestUrlSchema = v.pipe(
  v.string(expected('a whole URL, as "http://localhost/genesys/2/chat/aura"')),
  v.regex(/^[a-z][a-z\d+.-]*:\/\//i, expected('a whole URL, as "http://localhost/genesys/2/chat/aura"')),
)

export const httpUrlSchema = v.pipe(v.string(httpUrlExpected), v.check(isHttpUrl, httpUrlExpected))

/** @note valibot's own records leave out the keys `constructor` and `prototype` without a word. */
export const textsSchema = v.pipe(
  v.custom<Record<string, string>>(isObject, 'expected an object of texts'),
  v.rawCheck<Record<string, string>>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [key, value] of Object.entries(dataset.value)) {
      if (typeof value === 'string') continue
      const at = { type: 'object', origin: 'value', input: { ...dataset.value }, key, value } as const
      addIssue({ message: 'expected a text', path: [at] })
    }
  }),
)

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson)
  if (isObject(value)) return Object.values(value).every(isJson)
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)
}
