import type { EventRow } from '../../db/rows'
import type { WarningCode } from '../../wire/warning'
import type { Exchange } from '../exchange'

/** What came before an exchange, as far as a rule asks for it. */
interface Before {
  /** When the same client last refreshed the same chat, epoch milliseconds; undefined: not lately. */
  previousRefreshAt: number | undefined
}

/** One thing that real Genesys would punish. What a rule sees in something is the message of the warning. */
export interface LintRule {
  code: WarningCode
  /** Looks at a request and its answer; undefined: nothing is wrong with it. */
  inExchange?(exchange: Exchange, before: Before): string | undefined
  /** Looks at an event whose party is not in the chat. */
  inStrangersEvent?(event: Readonly<EventRow>): string | undefined
}
