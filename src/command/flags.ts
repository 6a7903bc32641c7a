import { parseArgs } from 'node:util'
import { GenesysMockError } from 'aura-mocks-genesys-api'

/** What the command was told. */
export interface Flags {
  help: boolean
  version: boolean
  port: number
  host: string
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
  version: { type: 'boolean', default: false },
  port: { type: 'string', short: 'p', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
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

export const helpText = `A mock of the Genesys Chat API v2 over HTTP.

Usage: aura-mocks-genesys-api [options]

  -p, --port NUMBER      the port; 0: any that is free (3000)
      --host ADDRESS     the address to listen at (127.0.0.1: this machine only)
      --profiles FILE    profiles, in YAML or JSON; may be given more than once
      --push-url URL     where all chats are pushed, whatever their profiles say
      --push-header 'NAME: VALUE'
                         a header that pushes are sent with, as 'Authorization: Bearer …'; may be
                         given more than once (other users of this machine can see it by ps)
      --allow-host HOST  another machine that may be pushed to, as host or host:port;
                         may be given more than once (pushes to this machine always may)
      --allow-name NAME  another name than this machine's by which it may be called, and whose
                         pages may call it; '*': any; may be given more than once
      --no-strict        forgives what Aura's older clients leave out: keys, names, positions
      --seed TEXT        the same seed, the same chatIds and keys
      --time-scale NUM   how long a second takes, in seconds: 0.1 is ten times as fast (1)
      --log FORM         text, json (a line each) or silent (text)
      --open             opens the agent console in the browser
      --version          the version
  -h, --help             this

Examples:
  aura-mocks-genesys-api
  aura-mocks-genesys-api --open
  aura-mocks-genesys-api --port 8080 --push-url http://localhost:4000/messages
  aura-mocks-genesys-api --profiles test/profiles.yaml --time-scale 0.1 --log json

Then:
  curl -X POST http://127.0.0.1:3000/genesys/2/chat/aura -d nickname=Ana
  curl http://127.0.0.1:3000/genesys/2/mock/sessions
`

/** @throws GenesysMockError `INVALID_OPTION` */
export function readFlags(args: readonly string[]): Flags {
  const values = parse(args)
  return {
    help: values.help,
    version: values.version,
    port: numberFrom('port', values.port, (port) => Number.isInteger(port) && port >= 0 && port <= 65_535),
    host: values.host,
    profiles: values.profiles ?? [],
    pushUrl: urlFrom(values['push-url']),
    pushHeaders: headersFrom(values['push-header'] ?? []),
    allowHosts: values['allow-host'] ?? [],
    allowNames: values['allow-name'],
    strict: !values['no-strict'],
    seed: values.seed,
    timeScale: numberFrom('time-scale', values['time-scale'], (scale) => scale >= 1e-6 && scale <= 1e6),
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

function numberFrom(flag: string, text: string, isGood: (value: number) => boolean): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (isGood(value)) return value
  const expected = flag === 'port' ? 'an integer from 0 to 65535' : 'a number from 0.000001 to 1000000'
  throw invalid(`--${flag}: expected ${expected}, got "${text}"`)
}

function logFrom(text: string): Flags['log'] {
  if (text === 'text' || text === 'json' || text === 'silent') return text
  throw invalid(`--log: expected text, json or silent, got "${text}"`)
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
