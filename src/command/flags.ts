import { parseArgs } from 'node:util'
import { GenesysMockError } from 'aura-mocks-genesys-api'

/** The variables of the environment. An empty text counts as none. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What the command was told. */
export interface Flags {
  help: boolean
  version: boolean
  port: number
  host: string
  /** The path of a file that has the port while the server listens. */
  portFile: string | undefined
  /** Paths of files. */
  profiles: readonly string[]
  pushUrl: string | undefined
  /** By their names. */
  pushHeaders: Readonly<Record<string, string>>
  allowHosts: readonly string[]
  allowNames: readonly string[] | undefined
  /** Whether nothing of what older clients leave out is forgiven. */
  strict: boolean
  seed: string | undefined
  timeScale: number
  log: 'text' | 'json' | 'silent'
  /** Whether the agent console is opened in the browser. */
  open: boolean
}

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
  port: { type: 'string', short: 'p' },
  host: { type: 'string', default: '127.0.0.1' },
  'port-file': { type: 'string' },
  profiles: { type: 'string', multiple: true },
  'push-url': { type: 'string' },
  'push-header': { type: 'string', multiple: true },
  'allow-host': { type: 'string', multiple: true },
  'allow-name': { type: 'string', multiple: true },
  'no-strict': { type: 'boolean', default: false },
  seed: { type: 'string' },
  'time-scale': { type: 'string', default: '1' },
  log: { type: 'string', default: 'text' },
  open: { type: 'boolean', default: false },
} as const

/**
 * Reads the options, and of the environment the port. `HOST` is not read: some shells set it to the name of the machine,
 * and the server would be open to other machines.
 *
 * @throws GenesysMockError `INVALID_OPTION`
 */
export function readFlags(args: readonly string[], environment: Environment = {}): Flags {
  const values = parse(args)
  return {
    help: values.help,
    version: values.version,
    port: portFrom(values.port, environment.PORT),
    host: values.host,
    portFile: fileFrom(values['port-file']),
    profiles: values.profiles ?? [],
    pushUrl: urlFrom(values['push-url']),
    pushHeaders: headersFrom(values['push-header'] ?? []),
    allowHosts: values['allow-host'] ?? [],
    allowNames: values['allow-name'],
    strict: !values['no-strict'],
    seed: values.seed,
    timeScale: timeScaleFrom(values['time-scale']),
    log: logFrom(values.log),
    open: values.open,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    // Node's own words are of several sentences, of which the first says it.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/)
    // A header without quotes is several arguments, of which the second may be secret.
    const isHeader =
      args.some((arg) => arg.startsWith('--push-header')) && /^Unexpected argument/.test(reason)
    throw invalid(isHeader ? "--push-header: put quotes around 'Name: value'" : reason.replace(/\.$/, ''))
  }
}

function portFrom(flag: string | undefined, variable: string | undefined): number {
  if (flag === undefined && variable) return portNumber('the environment variable PORT', variable)
  return portNumber('--port', flag ?? '3000')
}

function portNumber(origin: string, text: string): number {
  const port = numberIn(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw invalid(`${origin}: expected an integer from 0 to 65535, got "${text}"`)
}

function timeScaleFrom(text: string): number {
  const scale = numberIn(text)
  if (scale >= 1e-6 && scale <= 1e6) return scale
  throw invalid(`--time-scale: expected a number from 0.000001 to 1000000, got "${text}"`)
}

function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}

function logFrom(text: string): Flags['log'] {
  if (text === 'text' || text === 'json' || text === 'silent') return text
  throw invalid(`--log: expected text, json or silent, got "${text}"`)
}

function fileFrom(text: string | undefined): string | undefined {
  if (text === '') throw invalid('--port-file: expected the name of a file, got ""')
  return text
}

function urlFrom(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\/./i.test(text)) return text
  throw invalid(`--push-url: expected an absolute http or https URL, got "${text}"`)
}

/** @throws GenesysMockError without the values, which may be secret. */
function headersFrom(texts: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const text of texts) {
    const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/s.exec(text) ?? []
    if (name === undefined || value === undefined)
      throw invalid("--push-header: expected 'Name: value', got a text without a name and a colon")
    if (Object.keys(headers).some((other) => other.toLowerCase() === name.toLowerCase()))
      throw invalid(`--push-header: ${name} is given twice`)
    headers[name] = value
  }
  return headers
}

function invalid(reason: string): GenesysMockError {
  return new GenesysMockError('INVALID_OPTION', {
    action: 'read the options',
    reason,
    remedy: '--help lists them.',
  })
}
