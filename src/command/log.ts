import { styleText } from 'node:util'
import type { GenesysMock } from 'aura-mocks-genesys-api'
import { oneLine } from '../runtime/one-line'
import type { Flags } from './flags'
import { eventEntry, type LogEntry, pushEntry, requestEntry } from './log-entry'
import type { Terminal } from './terminal'

/** Tells of each request that does not only look, event and push on a line of its own, as long as the mock lives. */
export function logTo(terminal: Terminal, form: Flags['log'], genesys: GenesysMock): void {
  if (form === 'silent') return
  const write = (entry: LogEntry): void => {
    const time = new Date().toISOString()
    terminal.write(form === 'json' ? jsonLine(time, entry) : textLine(time, entry, terminal.isTTY === true))
  }
  genesys.on('request', (request) => write(requestEntry(request)))
  genesys.on('event', (payload) => write(eventEntry(payload)))
  genesys.on('push', (push) => {
    if (push.status !== 'pending') write(pushEntry(push))
  })
}

function jsonLine(time: string, { kind, chatId, fields }: LogEntry): string {
  return `${oneLine(JSON.stringify({ time, kind, chatId, ...fields }))}\n`
}

function textLine(time: string, { kind, chatId, isBad, fields }: LogEntry, isColoured: boolean): string {
  const colour = { request: 'cyan', event: 'green', push: 'magenta' } as const
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    // It would look at the process's own output, whichever this is.
    isColoured ? styleText(format, text, { validateStream: false }) : text
  const told = Object.entries(fields).map(([name, value]) =>
    name === 'operation' ? value : `${name}=${shown(value)}`,
  )
  const line = oneLine(told.join(' '))
  return [
    paint('dim', time.slice(11, 23)),
    paint(colour[kind], kind.padEnd(7)),
    // Of a chat that there is not, the path may say anything.
    oneLine(shown(chatId ?? '-')).padEnd(16),
    isBad ? paint('red', line) : line,
  ]
    .join(' ')
    .concat('\n')
}

/** What is more than a word is quoted, so that it can't pass for several fields. */
function shown(value: LogEntry['fields'][string]): string {
  return typeof value === 'string' && !/^[\w./:-]+$/.test(value) ? JSON.stringify(value) : String(value)
}
