import type { ChatContext } from '../../chat/context'
import type { KeptRequest } from '../../db/journal'
import { toJournaledRequest } from '../../db/kept-request'
import type { EventRow } from '../../db/rows'
import { cloneJson } from '../../runtime/clone-json'
import { reachesOperation } from '../../wire/fault'
import type { Warning } from '../../wire/warning'
import type { Exchange } from '../exchange'
import { lintRules } from './lint-rules'
import { createRecentRefreshes, type RecentRefreshes } from './recent-refreshes'

/** Looks at what happens with the rules of the lint, and warns. */
export interface Lint {
  /** A request is about to be answered, under this id. */
  begin(requestId: string): void
  /** Looks at an exchange that has been journaled, and at what it had strangers do. */
  check(exchange: Exchange, request: KeptRequest): void
  /** Looks at an event whose party is not in the chat. */
  onStranger(event: Readonly<EventRow>, requestId: string | null): void
  /** When each client last polled, for a snapshot. */
  readonly polls: Pick<RecentRefreshes, 'moments' | 'restore' | 'shift'>
  reset(): void
}

/** The request that something is to be blamed on; null: none. */
interface Cause {
  request: KeptRequest | null
}

export function createLint({ db, ids, events }: Pick<ChatContext, 'db' | 'ids' | 'events'>): Lint {
  const refreshes = createRecentRefreshes()
  let answering: string | undefined
  let held: Readonly<EventRow>[] = []

  const warn = ({ request, ...fields }: Omit<Warning, 'id' | 'request'> & Cause): void => {
    const cause = request && toJournaledRequest(request)
    const warning: Warning = { id: ids.count('warning'), ...fields, request: cause }
    db.warnings.add(warning)
    events.emit('warning', warning.chatId, () => cloneJson(warning))
  }
  const checkEvent = (event: Readonly<EventRow>, request: KeptRequest | null): void => {
    for (const { code, inStrangersEvent } of lintRules) {
      const message = inStrangersEvent?.(event)
      if (message) warn({ code, message, chatId: event.chatId, at: event.utcTime, request })
    }
  }

  const checkExchange = (exchange: Exchange, request: KeptRequest): void => {
    const before = { previousRefreshAt: refreshes.note(exchange) }
    for (const { code, inExchange } of lintRules) {
      const message = inExchange?.(exchange, before)
      if (message) warn({ code, message, chatId: request.chatId, at: exchange.receivedAt, request })
    }
  }

  return {
    begin(requestId) {
      answering = requestId
    },
    check(exchange, request) {
      // What a fault kept away, real Genesys would never have seen.
      if (reachesOperation(exchange.fault?.respond ?? null)) checkExchange(exchange, request)
      for (const event of held.splice(0)) checkEvent(event, request)
      answering = undefined
    },
    onStranger(event, requestId) {
      // What happens while its request is being answered waits until that is in the journal.
      if (requestId !== null && requestId === answering) held.push(event)
      else checkEvent(event, requestOf(requestId, db))
    },
    polls: refreshes,
    reset() {
      refreshes.clear()
      answering = undefined
      held = []
    },
  }
}

function requestOf(id: string | null, { journal }: ChatContext['db']): KeptRequest | null {
  return id === null ? null : (journal.all().findLast((request) => request.id === id) ?? null)
}
