import type { JsonObject } from '../runtime/json'
import type { GenesysEventType, GenesysPartyType } from './event-type'

/** An event that is to happen: the form of a profile's `autoMessages` and `replies`, and of the mock chat `send`. */
export interface ScheduledEvent {
  /** Who causes it. Without a nickname: the newest participant of that type. */
  from: { nickname?: string | undefined; type: GenesysPartyType; style?: 'BOT' | undefined }
  type: GenesysEventType
  text?: string | undefined
  messageType?: string | undefined
  userData?: Record<string, string> | undefined
  eventAttributes?: JsonObject | undefined
  /**
   * Seconds (a fraction is fine), counted from the event before it; 0 or absent: at once. At once is, for
   * the mock chat `send`, before its answer; for the first of a profile's `autoMessages` or of a reply, after
   * the answer to the request that caused it, as soon as time passes (`advance(0)` is enough).
   */
  timeout?: number | undefined
  /** True: the chat ends when this event has happened. */
  chatEnded?: boolean | undefined
}
