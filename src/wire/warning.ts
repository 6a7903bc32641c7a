import type { JournaledRequest } from '../db/journal'

/**
 * What real Genesys would punish.
 *
 * - `REFRESH_WITHOUT_POSITION`: a `refresh` doesn't say from where on it wants the transcript.
 * - `UNESCAPED_BODY`: a form holds a raw space, a `%` without two hex digits, or a piece without `=`.
 * - `UNDECODABLE_TEXT`: a text is not in the charset that is declared, or not in UTF-8 where none is.
 * - `MESSAGE_AFTER_END`: a chat that has ended is written to.
 * - `AGENT_SPOKE_BEFORE_JOINING`: an event is from an agent that is not in the chat.
 * - `POLLED_TOO_FAST`: a client refreshes a chat less than a second after its last `refresh`.
 */
export type WarningCode =
  | 'REFRESH_WITHOUT_POSITION'
  | 'UNESCAPED_BODY'
  | 'UNDECODABLE_TEXT'
  | 'MESSAGE_AFTER_END'
  | 'AGENT_SPOKE_BEFORE_JOINING'
  | 'POLLED_TOO_FAST'

/** Something that the mock lets pass and real Genesys would not. */
export interface Warning {
  /** `warning-1`, `warning-2`, … */
  id: string
  code: WarningCode
  /** What was seen, why real Genesys punishes it, and what to do instead. */
  message: string
  /** The chat it is about; null: none. */
  chatId: string | null
  /** When it was seen: the moment of the request, or of the agent's event. Epoch milliseconds. */
  at: number
  /** The request that did it, or that scheduled the agent's event; null: a profile's `autoMessages` did. */
  request: JournaledRequest | null
}
