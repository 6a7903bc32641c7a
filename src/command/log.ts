import type { GenesysMock, Push } from 'aura-mocks-genesys-api'
import type { RejectedRequest } from 'aura-mocks-genesys-api/server'
import { createExplanation, isHeldBack } from './blocked-pushes'
import type { Flags } from './flags'
import { eventEntry, heldBackEntry, type LogEntry, pushEntry, rejectedEntry, requestEntry } from './log-entry'
import { jsonLine, textLine } from './log-lines'
import type { Terminal } from './terminal'

/** How much of the log is kept for a reader that does not read, in bytes. */
const mostUnread = 8_388_608

export interface LogOptions {
  terminal: Terminal
  form: Flags['log']
  isColoured: boolean
  /** Whether the command was told where to push: then a push that is not sent is a mistake. */
  hasPushUrl: boolean
}

/** The log of the command: a line for each thing that happens. */
export interface Log {
  /** Tells of each request that is not read-only, each event and each push, as long as the mock lives. */
  follow(genesys: GenesysMock): void
  /** Tells of a request that never reached the mock. */
  tellRejected(request: RejectedRequest): void
}

export function createLog({ terminal, form, isColoured, hasPushUrl }: LogOptions): Log {
  const explain = createExplanation()
  let skipped = 0

  const writeLine = (entry: LogEntry): void => {
    const time = new Date().toISOString()
    terminal.write(form === 'json' ? jsonLine(time, entry) : textLine(time, entry, isColoured))
  }
  const write = (entry: LogEntry): void => {
    if ((terminal.unread?.() ?? 0) > mostUnread) {
      skipped += 1
      return
    }
    if (skipped > 0) writeLine({ kind: 'gap', chatId: null, isBad: true, fields: { skippedLines: skipped } })
    skipped = 0
    writeLine(entry)
  }

  const tellPush = (push: Push): void => {
    if (push.status === 'pending') return
    const isExplained = form === 'text' && !hasPushUrl && isHeldBack(push)
    write(isExplained ? heldBackEntry(push) : pushEntry(push))
    const explanation = isExplained ? explain(push) : undefined
    if (explanation !== undefined) terminal.write(`${explanation}\n`)
  }

  return {
    follow(genesys) {
      if (form === 'silent') return
      genesys.on('request', (request) => write(requestEntry(request)))
      genesys.on('event', (payload) => write(eventEntry(payload)))
      genesys.on('push', tellPush)
    },
    tellRejected(request) {
      if (form !== 'silent') write(rejectedEntry(request))
    },
  }
}
