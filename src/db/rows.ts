import type { JsonObject } from '../runtime/json'
import type { GenesysEvent, GenesysParty } from '../wire/event'
import type { GenesysEventType, GenesysPartyType } from '../wire/event-type'
import type { FaultResponse, ProfileFault } from '../wire/fault'
import type { FileLimits } from '../wire/file-limits'
import type { ChatOperationName } from '../wire/operation-name'
import type { PushBody } from '../wire/push-body'

/**
 * Why a chat ended.
 *
 * - `client`: the customer disconnected.
 * - `agent`: an event from the other side said that it ends the chat.
 * - `idle`: nobody said anything for some time.
 * - `silence`: the client asked for nothing for some time.
 * - `removed`: the session was removed from the mock.
 */
export type EndReason = 'client' | 'agent' | 'idle' | 'silence' | 'removed'

/** A party of a chat. */
export interface Participant extends GenesysParty {
  state: 'joined' | 'left'
  /** Widgets show a party with this style as a bot. */
  style?: 'BOT'
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
  /** The settings of its profile, as they were when the chat started. */
  settings: ProfileSettings
  /** The index of the last event that the client says its user has read; null: it said nothing. */
  readPosition: number | null
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
  from: { nickname?: string | undefined; type: GenesysPartyType; style?: 'BOT' | undefined }
  type: GenesysEventType
  text?: string | undefined
  messageType?: string | undefined
  userData?: Record<string, string> | undefined
  eventAttributes?: JsonObject | undefined
  /**
   * Seconds (a fraction is fine), counted from the event before it; 0 or absent: at once. At once is, for
   * the mock chat `send`, before its answer; for the first of a profile's `autoMessages`, after the answer
   * to Request Chat, as soon as time passes (`advance(0)` is enough).
   */
  timeout?: number | undefined
  /** True: the chat ends when this event has happened. */
  chatEnded?: boolean | undefined
}

/**
 * Why a job is due: `event`, someone scheduled it; `idle`, nobody has said anything for some time;
 * `silence`, the client has asked for nothing for some time.
 */
export type JobKind = 'event' | 'idle' | 'silence'

/** Something that is due at a moment. A deleted row is a cancelled job. */
export interface JobRow {
  id: string
  chatId: string
  kind: JobKind
  /** Epoch milliseconds. */
  dueAt: number
  /** Decides between jobs due at the same moment. */
  sequence: number
  event: ScheduledEvent
  /** The request that scheduled it, as in `genesys.requests`; null: none did, but the chat's profile. */
  requestId: string | null
}

/**
 * What became of a push.
 *
 * - `pending`: queued, on its way, waiting to be tried again, or held back by a fault.
 * - `delivered`: the receiver answered 2xx.
 * - `failed`: it answered otherwise, not at all, or not in time, the last time it was tried; or the body
 *   could not be built, or a fault dropped it.
 * - `captured`: nobody took it, and the mock itself answered, so that it did not leave the machine.
 * - `blocked`: it was not sent, for it would have left the machine.
 */
export type PushStatus = 'pending' | 'delivered' | 'failed' | 'captured' | 'blocked'

/** One push callback, and what became of it. Times are epoch milliseconds. */
export interface PushRow {
  id: string
  chatId: string
  url: string
  /** The event it tells of, as on the wire. */
  event: GenesysEvent
  /** The JSON body that is posted; null, too, where `push.format` failed to build it. */
  body: PushBody
  status: PushStatus
  /** The status of the answer; null: there was none. */
  httpStatus: number | null
  /** Why it failed, or was blocked, and then what to do. */
  error: string | null
  /** How many times it was tried: 0 while it is queued behind another push of its chat, more than 1 after retries. */
  attempts: number
  /** When it was last tried; null: not yet, or never. */
  sentAt: number | null
  /** null: still pending. */
  settledAt: number | null
}

/** One file of a chat. */
export interface FileRow {
  id: string
  chatId: string
  name: string
  /** Its media type, as `image/png`. */
  type: string
  /** Bytes. */
  size: number
  /** The bytes in base64. */
  content: string
}

/** The settings that a chat starts with. */
export interface ProfileSettings {
  chat: {
    /** Where the chat's events are pushed: an absolute http(s) URL. Absent: nowhere. */
    pushUrl?: string | undefined
    /** What happens by itself after the start of the chat. */
    autoMessages?: readonly ScheduledEvent[] | undefined
    /** What may be uploaded; what is left out is as in the option `limits`. */
    fileLimits?: Partial<FileLimits> | undefined
    /** Closes a chat in which nobody says anything. Absent: no chat is closed for that. */
    idle?: IdleSettings | undefined
    /**
     * Seconds without a request of the client's after which it is removed from the chat, which ends it
     * (Genesys: `flex-disconnect-timeout`, 45 by default there). Absent: never.
     */
    flexDisconnectTimeout?: number | undefined
    /** Chat Servers that take the chat over, each `timeout` seconds after the one before. */
    aliasChanges?: readonly AliasChange[] | undefined
    /**
     * What goes wrong in the chat, counted anew in each; without `operation`, in any request on it. One for
     * `requestChat` is for the Request Chats that name the profile, counted since the profile was set.
     */
    faults?: readonly ProfileFault[] | undefined
  }
}

/** How long nobody may say anything, in seconds; the defaults are Genesys's (Chat Server, inactivity control). */
export interface IdleSettings {
  /**
   * Until the first `IdleAlert`.
   * @default 255
   */
  alert?: number | undefined
  /**
   * From there to a second one; 0: there is none.
   * @default 0
   */
  alert2?: number | undefined
  /**
   * From the last alert to the `IdleClose`, which ends the chat.
   * @default 45
   */
  close?: number | undefined
}

/** A change of the Chat Server that serves a chat. */
export interface AliasChange {
  /** Seconds since the change before it, or the start of the chat. */
  timeout: number
  alias: string
}

/** A named set of settings. */
export interface ProfileRow {
  profile: string
  settings: ProfileSettings
}

/** A fault that is in place, and how often it was met. */
export interface FaultRow {
  id: string
  /** null: any of the Chat API. */
  operation: ChatOperationName | 'push' | null
  /** null: any chat, and none. */
  chatId: string | null
  /** The profile whose Request Chats it is for; null: any. */
  profile: string | null
  /** The first request or push that it takes, of those it matches. */
  nth: number
  /** How many in a row from there. */
  times: number | 'always'
  /** null: the right answer. */
  respond: FaultResponse | null
  /** Milliseconds; null: none. */
  delay: number | null
  /** The push is not sent. */
  drop: boolean
  /** The push is sent twice. */
  duplicate: boolean
  /** The next push goes first. */
  reorder: boolean
  /** How many requests or pushes matched it, whichever fault took them. */
  seen: number
  /** How many it took. */
  used: number
}
