import { styleText } from 'node:util'
import { oneLine } from '../runtime/one-line'
import type { LogEntry } from './log-entry'

/** One line of JSON. */
export function jsonLine(time: string, { kind, chatId, fields }: LogEntry): string {
  return `${oneLine(JSON.stringify({ time, kind, chatId, ...fields }))}\n`
}

/** One line for people. */
export function textLine(
  time: string,
  { kind, chatId, isBad, fields }: LogEntry,
  isColoured: boolean,
): string {
  const colour = { request: 'cyan', event: 'green', push: 'magenta', gap: 'red' } as const
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

/** Text of more than a word is quoted, so that it can't pass for several fields. */
function shown(value: LogEntry['fields'][string]): string {
  return typeof value === 'string' && !/^[\w./:-]+$/.test(value) ? JSON.stringify(value) : String(value)
}
