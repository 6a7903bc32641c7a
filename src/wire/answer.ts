import type { GenesysEvent } from './event'

/** One error in an answer. */
export interface GenesysAnswerError {
  code: number
  advice: string
}

/**
 * The answer of every Chat API v2 operation (HTTP 200).
 * Source: Genesys, "Chat API v2 responses"; key order as in captures of a modern GMS.
 */
export interface GenesysAnswer {
  messages?: GenesysEvent[]
  chatEnded?: boolean
  /** 0: success; 1: try again; 2: repeating will not help. */
  statusCode: 0 | 1 | 2
  alias?: string
  secureKey?: string
  userId?: string
  chatId: string
  /** The index of the event to ask for next. */
  nextPosition?: number
  /** After an upload: `file-id`. */
  userData?: Record<string, string>
  /** True: a supervisor is in the chat. */
  monitored?: boolean
  /** Seconds until the next idle alert, or the idle close. */
  idleTimerExpire?: number
  errors?: GenesysAnswerError[]
}
