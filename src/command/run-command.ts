import { GenesysMockError } from 'aura-mocks-genesys-api'
import { type GenesysServer, startGenesysServer } from 'aura-mocks-genesys-api/server'
import { hasColours } from './colours'
import { type Environment, type Flags, readFlags } from './flags'
import { helpText } from './help-text'
import { createLog } from './log'
import { preparePortFile } from './port-file'
import { serverOptionsFrom } from './server-options-from'
import type { Terminal } from './terminal'

/** The part of the process that the command works with. */
export interface Surroundings {
  stdout: Terminal
  stderr: Terminal
  version: string
  environment: Environment
  /** Opens a page in the browser. */
  openPage(url: string): void
  /** Calls back when the process is to end. */
  onEnd(callback: () => void): void
}

/** Runs the command until it is told to end; returns the exit code: 1 where it can't do it, 2 where it isn't understood. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, version, environment } = surroundings
  try {
    const flags = readFlags(args, environment)
    if (flags.help || flags.version) {
      stdout.write(flags.help ? helpText : `${version}\n`)
      return 0
    }
    await serve(flags, surroundings)
    return 0
  } catch (error) {
    stderr.write(`aura-mocks-genesys-api: ${oneLine(error)}\n`)
    return error instanceof GenesysMockError && error.code === 'INVALID_OPTION' ? 2 : 1
  }
}

/** Serves the mock until the process is to end. */
async function serve(flags: Flags, surroundings: Surroundings): Promise<void> {
  const { stdout, stderr, environment, openPage } = surroundings
  // From now on: a script may end the command as soon as it has told the port.
  const end = new Promise<void>((resolve) => surroundings.onEnd(resolve))
  const isColoured = hasColours(stdout.isTTY === true, environment)
  const log = createLog({
    terminal: stdout,
    form: flags.log,
    isColoured,
    hasPushUrl: flags.pushUrl !== undefined,
  })
  const options = await serverOptionsFrom(flags)
  const portFile = flags.portFile === undefined ? undefined : await preparePortFile(flags.portFile)
  const server = await startGenesysServer({ ...options, onRejectedRequest: log.tellRejected })
  try {
    await portFile?.write(portOf(server))
    stdout.onLost?.((reason) => stderr.write(`aura-mocks-genesys-api: ${logLost(reason, server)}\n`))
    announce(stdout, flags, server)
    log.follow(server.mock)
    if (flags.open) openPage(consoleOf(server))
    await end
  } finally {
    // Before the requests under way are answered, which may take a while.
    await portFile?.remove()
    await server.close()
  }
}

function announce(stdout: Terminal, { log, port, portFile }: Flags, server: GenesysServer): void {
  const { url } = server
  // Nobody could know it otherwise.
  if (log === 'silent' && port === 0 && portFile === undefined) stdout.write(`${url}\n`)
  if (log === 'json')
    stdout.write(`${JSON.stringify({ time: new Date().toISOString(), kind: 'listening', url })}\n`)
  if (log === 'text') {
    stdout.write(`Genesys is mocked at ${url}/genesys/2/chat/{serviceName}. Ctrl+C ends it.\n`)
    stdout.write(`The agent console is at ${consoleOf(server)}.\n`)
  }
}

/** A server goes on without its log: a bot may be in the middle of a chat. */
function logLost(reason: string, { url }: GenesysServer): string {
  return `The log has ended: ${oneLine(reason)}. The server goes on at ${url}. Ctrl+C or SIGTERM ends it.`
}

/** A URL leaves out the usual port of its scheme. */
function portOf({ url }: GenesysServer): number {
  return Number(new URL(url).port || 80)
}

function consoleOf({ url }: GenesysServer): string {
  return `${url}/genesys/2/mock/console`
}

function oneLine(error: unknown): string {
  if (error instanceof GenesysMockError) return error.message.replace(/\s*\n\s*/g, ' ')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
