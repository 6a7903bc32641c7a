import type { JsonObject } from '../runtime/json'
import type { GenesysEventType, GenesysPartyType } from './event-type'

/** Who caused an event. */
export interface GenesysParty {
  nickname: string
  /** Counts up from 1 (the customer) in order of joining. */
  participantId: number
  type: GenesysPartyType
}

/** One event of a transcript, as on the wire (Chat API v2, `messages[]`). */
export interface GenesysEvent {
  from: GenesysParty
  /** 1-based, without gaps. */
  index: number
  /** The text of a message, the URL of a `PushUrl`, the text of a notice. */
  text?: string
  /** What the sender called the kind of its message. */
  messageType?: string
  type: GenesysEventType
  /** Epoch milliseconds. */
  utcTime: number
  userData?: Record<string, string>
  eventAttributes?: JsonObject
}
