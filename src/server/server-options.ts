import { type GenesysMock, GenesysMockError, type GenesysMockOptions } from 'aura-mocks-genesys-api'

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
  mock: GenesysMock | undefined
}

/** @throws GenesysMockError `INVALID_OPTION` */
export function splitOptions(options: GenesysServerOptions): {
  listen: ListenOptions
  mockOptions: GenesysMockOptions
} {
  if (typeof options !== 'object' || options === null)
    throw invalid('options', 'an object of options', options)
  const { port = 0, host = '127.0.0.1', allowNames, bodyLimit = 104_857_600, mock, ...mockOptions } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw invalid('port', 'an integer from 0 to 65535', port)
  }
  if (typeof host !== 'string' || host === '') throw invalid('host', 'a name or address', host)
  assertNames(allowNames)
  if (!Number.isInteger(bodyLimit) || bodyLimit < 1) {
    throw invalid('bodyLimit', 'an integer of bytes ≥ 1', bodyLimit)
  }
  if (mock !== undefined) {
    if (typeof mock?.answer !== 'function')
      throw invalid('mock', 'a mock, as createGenesysMock() makes one', mock)
    const [other] = Object.entries(mockOptions)
    if (other) throw invalid(other[0], 'nothing beside a mock that is made already', other[1])
  }
  return { listen: { port, host, allowNames, bodyLimit, mock }, mockOptions }
}

function assertNames(names: unknown): void {
  if (names === undefined) return
  if (!Array.isArray(names)) throw invalid('allowNames', 'an array of host names', names)
  names.forEach((name: unknown, index) => {
    if (typeof name === 'string' && /^(\*|\[[\da-f:.]+\]|[^\s:/?#@[\]*]+)$/i.test(name)) return
    throw invalid(`allowNames[${index}]`, 'a host name without scheme, port and path, or "*"', name)
  })
}

function invalid(option: string, expected: string, value: unknown): GenesysMockError {
  return new GenesysMockError('INVALID_OPTION', {
    action: 'start the server',
    reason: `${option}: expected ${expected}, got ${inWords(value)}`,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
