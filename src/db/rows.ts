import type { JsonObject } from '../runtime/json'
import type { GenesysEvent, GenesysParty } from '../wire/event'
import type { GenesysEventType, GenesysPartyType } from '../wire/event-type'
import type { PushBody } from '../wire/push-body'

/** Why a chat ended. */
export type EndReason = 'client' | 'agent' | 'idle' | 'removed'

/** A party of a chat. */
export interface Participant extends GenesysParty {
  state: 'joined' | 'left'
}

/** One chat. */
export interface SessionRow {
  chatId: string
  serviceName: string
  /** The name of the profile the chat started with. */
  profile: string
  state: 'active' | 'ended'
  endReason: EndReason | null
  userId: string
  secureKey: string
  /** The Chat Server instance that serves the chat. */
  alias: string
  nickname: string
  subject: string | null
  emailAddress: string | null
  userData: Record<string, string>
  /** Where its events are pushed; null: nowhere. */
  pushUrl: string | null
  participants: Participant[]
  /** Epoch milliseconds, as the following. */
  createdAt: number
  updatedAt: number
  endedAt: number | null
}

/** One event of a transcript. */
export interface EventRow {
  /** `chatId/index`. */
  id: string
  chatId: string
  index: number
  type: GenesysEventType
  from: GenesysParty
  text: string | null
  messageType: string | null
  utcTime: number
  userData: Record<string, string> | null
  eventAttributes: JsonObject | null
}

/** An event that is to happen: the form of a profile's `autoMessages` and of the mock chat `send`. */
export interface ScheduledEvent {
  /** Who causes it. Without a nickname: the newest participant of that type. */
  from: { nickname?: string; type: GenesysPartyType }
  type: GenesysEventType
  text?: string
  messageType?: string
  userData?: Record<string, string>
  eventAttributes?: JsonObject
  /**
   * Seconds (a fraction is fine), counted from the event before it; 0 or absent: at once. At once is, for
   * the mock chat `send`, before its answer; for the first of a profile's `autoMessages`, after the answer
   * to Request Chat, as soon as time passes (`advance(0)` is enough).
   */
  timeout?: number
  /** True: the chat ends when this event has happened. */
  chatEnded?: boolean
}

/** Something that is due at a moment. A deleted row is a cancelled job. */
export interface JobRow {
  id: string
  chatId: string
  /** Epoch milliseconds. */
  dueAt: number
  /** Decides between jobs due at the same moment. */
  sequence: number
  event: ScheduledEvent
}

/** What became of a push. */
export type PushStatus = 'pending' | 'delivered' | 'failed' | 'captured' | 'blocked'

/** One push callback. */
export interface PushRow {
  id: string
  chatId: string
  url: string
  /** The event it tells of, as on the wire. */
  event: GenesysEvent
  /** The JSON body that is posted; null, too, where `push.format` failed to build it. */
  body: PushBody
  status: PushStatus
  /** The status of the receiver's answer. */
  httpStatus: number | null
  /** Why it failed or was blocked. */
  error: string | null
  /** How many times it was tried. */
  attempts: number
  /** Of the latest attempt, epoch milliseconds; null: there was none yet, or will be none. */
  sentAt: number | null
  /** Epoch milliseconds; null: still pending. */
  settledAt: number | null
}

/** The settings that a chat starts with. */
export interface ProfileSettings {
  chat: {
    /** Where the chat's events are pushed: an absolute http(s) URL. Absent: nowhere. */
    pushUrl?: string
    /** What happens by itself after the start of the chat. */
    autoMessages?: ScheduledEvent[]
  }
}

/** A named set of settings. */
export interface ProfileRow {
  profile: string
  settings: ProfileSettings
}
