import { type GenesysMock, GenesysMockError, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import * as v from 'valibot'
import { mockOptionNames } from '../runtime/mock-option-names'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { callable, expected, isObject, nameOf, number } from '../runtime/schemas'
import type { RejectedRequest } from './rejected-request'

/** Options of `startGenesysServer`: where it listens, and those of the mock. */
export interface GenesysServerOptions extends GenesysMockOptions {
  /**
   * The port; 0: any that is free.
   * @default 0
   */
  port?: number | undefined
  /**
   * The address it listens at. With another than this machine's own, other machines can reach it.
   * @default '127.0.0.1'
   */
  host?: string | undefined
  /**
   * Host names, besides those of this machine, under which it may be called (header `Host`), and whose pages may
   * call it (header `Origin`); `*`: any. Requests with another are answered HTTP 403.
   * @default none where it listens for this machine only, so that no page of another host can reach it through the browser; any otherwise
   */
  allowNames?: readonly string[] | undefined
  /**
   * How large a request's body may be, in bytes, as it is sent and once its `content-encoding` is decoded; a larger one is
   * answered HTTP 413.
   * @default 104857600 – 100 MiB, a little more than the files of a chat may have together
   */
  bodyLimit?: number | undefined
  /**
   * Called with each request that the server rejects itself, because of its name, its size or its path; the mock's own
   * requests are for `mock.on('request', …)`.
   * @default nobody is told
   */
  onRejectedRequest?: ((request: RejectedRequest) => void) | undefined
  /**
   * A mock to answer with, instead of one made of the other options; closing the server leaves it as it is.
   * @default a new one
   */
  mock?: GenesysMock | undefined
}

/** What concerns the server itself, with its defaults filled in. */
export interface ListenOptions {
  port: number
  host: string
  allowNames: readonly string[] | undefined
  bodyLimit: number
  onRejectedRequest: ((request: RejectedRequest) => void) | undefined
  mock: GenesysMock | undefined
}

const serverEntries = {
  port: v.optional(number('an integer from 0 to 65535', isPort)),
  host: v.optional(nameOf('a name or address')),
  allowNames: v.optional(
    v.array(
      v.pipe(
        v.string(expected('a host name without scheme, port and path, or "*"')),
        v.regex(
          /^(\*|\[[\da-f:.]+\]|[^\s:/?#@[\]*]+)$/i,
          expected('a host name without scheme, port and path, or "*"'),
        ),
      ),
      expected('an array of host names'),
    ),
  ),
  bodyLimit: v.optional(number('an integer of bytes ≥ 1', (value) => Number.isInteger(value) && value >= 1)),
  onRejectedRequest: v.optional(callable('a function')),
  mock: v.optional(v.custom<GenesysMock>(isMock, expected('a mock, as createGenesysMock() makes one'))),
}

/** What is in the options of the mock, the mock itself checks. */
const optionsSchema = optionsOf(
  {
    ...serverEntries,
    ...Object.fromEntries(mockOptionNames.map((name) => [name, v.optional(v.unknown())])),
  },
  'an object of options',
)

/** @throws GenesysMockError `INVALID_OPTION` */
export function splitOptions(options: GenesysServerOptions): {
  listen: ListenOptions
  mockOptions: GenesysMockOptions
} {
  const reason = problemIn(optionsSchema, options, '', 'options')
  if (reason !== undefined) throw invalid(reason)
  const {
    port = 0,
    host = '127.0.0.1',
    allowNames,
    bodyLimit = 104_857_600,
    onRejectedRequest,
    mock,
    ...mockOptions
  } = options
  const [other] = Object.keys(mockOptions)
  if (mock && other !== undefined)
    throw invalid(`${other}: expected nothing beside a mock that is made already`)
  return { listen: { port, host, allowNames, bodyLimit, onRejectedRequest, mock }, mockOptions }
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 65_535
}

function isMock(value: unknown): boolean {
  return isObject(value) && 'answer' in value && typeof value.answer === 'function'
}

function invalid(reason: string): GenesysMockError {
  return new GenesysMockError('INVALID_OPTION', {
    action: 'start the server',
    reason,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}
