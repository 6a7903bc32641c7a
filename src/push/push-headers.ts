import { ignore, isPromise } from '../runtime/is-promise'
import type { GenesysEvent } from '../wire/event'
import { describeThrown } from './describe-thrown'
import type { PushFormatSession } from './push-format'

/** What a function that makes the headers of pushes gets. All of it are copies. */
export interface PushHeadersInput {
  session: PushFormatSession
  event: GenesysEvent
}

/** The headers that are sent with pushes: the same with each, or what a function returns for each. */
export type PushHeaders =
  | Readonly<Record<string, string>>
  | ((input: PushHeadersInput) => Readonly<Record<string, string>>)

/** The headers of one push, by their names in lower case, or why there are none. */
export type BuiltHeaders =
  | { values: Record<string, string>; error?: undefined }
  | { values?: undefined; error: string }

/** Makes the headers of a push. Never throws, whatever a user's function does. */
export function buildPushHeaders(headers: PushHeaders, input: () => PushHeadersInput): BuiltHeaders {
  try {
    const values: unknown = typeof headers === 'function' ? headers(input()) : headers
    if (isPromise(values)) {
      ignore(values)
      throw new TypeError('push.headers returned a promise')
    }
    assertHeaders(values)
    return {
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value])),
    }
  } catch (error) {
    return { error: failedBecause(error) }
  }
}

function failedBecause(error: unknown): string {
  return (
    `Failed to build the headers of the push: ${describeThrown(error)}. ` +
    'Nothing was sent. Correct the function push.headers: it has to return, at once, an object of names and texts.'
  )
}

function assertHeaders(value: unknown): asserts value is Readonly<Record<string, string>> {
  const problem = problemInHeaders(value)
  if (problem !== undefined) throw new TypeError(`push.headers: ${problem}`)
}

/** What is wrong with what should be headers; undefined: nothing. Values may be secret, so none is in the text. */
export function problemInHeaders(headers: unknown): string | undefined {
  if (typeof headers !== 'object' || headers === null)
    return `expected an object of names and texts, got ${headers === null ? 'null' : typeof headers}`
  if (Symbol.iterator in headers) return 'expected a plain object: convert it by Object.fromEntries()'
  for (const [name, value] of Object.entries(headers)) {
    const problem = problemInName(name) ?? problemInValue(value)
    if (problem !== undefined) return `${JSON.stringify(name)}: ${problem}`
  }
  return undefined
}

function problemInName(name: string): string | undefined {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return 'this is no name of a header'
  if (/^x-aura-mocks-/i.test(name)) return "names that begin with x-aura-mocks- are the mock's own"
  const ofConnection =
    /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i
  return ofConnection.test(name) ? 'fetch sets this header itself' : undefined
}

function problemInValue(value: unknown): string | undefined {
  if (typeof value !== 'string') return `expected a text, got ${value === null ? 'null' : typeof value}`
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
    ? undefined
    : 'the value has a line break, or another character that a header can not have'
}
