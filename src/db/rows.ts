import type { JsonObject } from '../runtime/json'
import type { GenesysEvent, GenesysParty } from '../wire/event'
import type { GenesysEventType } from '../wire/event-type'
import type { FaultResponse, ProfileFault } from '../wire/fault'
import type { FileLimits } from '../wire/file-limits'
import type { ChatOperationName } from '../wire/operation-name'
import type { PushBody } from '../wire/push-body'
import type { PushStatus } from '../wire/push-status'
import type { Reply, ReplyFunction } from '../wire/reply'
import type { ScheduledEvent } from '../wire/scheduled-event'
import type { Session } from '../wire/session'

export type { PushStatus } from '../wire/push-status'
export type { ScheduledEvent } from '../wire/scheduled-event'
export type { EndReason, Participant } from '../wire/session'

/** One chat. */
export interface SessionRow extends Omit<Session, 'messages' | 'nextPosition' | 'scheduled' | 'pushes'> {
  /** The settings of its profile, as they were when the chat started. */
  settings: ProfileSettings
  /** The index of the last event that the client says its user has read; null: it said nothing. */
  readPosition: number | null
  /** From when on the changes of its alias are counted, epoch milliseconds: its start, or as long ago after a restore. */
  aliasChangesSince: number
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

/**
 * Why a job is due: `event`, someone scheduled it; `reply`, the chat's profile replies to the client;
 * `idle`, nobody has said anything for some time; `silence`, the client has asked for nothing for some time.
 */
export type JobKind = 'event' | 'reply' | 'idle' | 'silence'

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

/** One push callback, and what became of it. Times are epoch milliseconds. */
export interface PushRow {
  id: string
  chatId: string
  /** Where it goes; empty: to a device that the mock can't push to. */
  url: string
  /** The kind of device that the chat subscribed with, such as `httpcb`; null: none, or `customhttp`. */
  deviceType: string | null
  /** The event it tells of, as on the wire. */
  event: GenesysEvent
  /** The JSON body that is posted; null, too, where `push.format` failed to build it. */
  body: PushBody
  status: PushStatus
  /** The status of the answer; null: there was none. */
  httpStatus: number | null
  /** Why it failed, or was blocked, and then what to do. */
  error: string | null
  /** The first 1,024 bytes of the response's body as text, as far as they came at once; null: there were none. */
  responseBody: string | null
  /** Why the mock itself responded, where it was captured, and how to receive it. */
  note: string | null
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
    /**
     * The name of the profile whose settings count where this one says nothing, as they are when a chat starts. That
     * one may extend another.
     */
    extends?: string | undefined
    /** Where the chat's events are pushed: an absolute http(s) URL. Absent: nowhere. */
    pushUrl?: string | undefined
    /**
     * What a push in the format `customhttp` or `httpcb` says that has no payload, in place of the option
     * `push.message`.
     */
    pushMessage?: string | undefined
    /** What happens by itself after the start of the chat. */
    autoMessages?: readonly ScheduledEvent[] | undefined
    /**
     * What happens when the client does something: the first reply whose `when` holds plays, the others
     * don't; or a function that is asked about every event of the client's, which only code can give.
     */
    replies?: readonly Reply[] | ReplyFunction | undefined
    /** What may be uploaded; what is left out is as in the option `limits`. */
    fileLimits?: Partial<FileLimits> | undefined
    /** Closes a chat in which nobody says anything. Absent: no chat is closed for that. */
    idle?: IdleSettings | undefined
    /**
     * Seconds without a request of the client's after which it is removed from the chat, which ends it
     * (Genesys: `flex-disconnect-timeout`, 45 by default there). Absent: never.
     */
    flexDisconnectTimeout?: number | undefined
    /**
     * Whether a supervisor follows the chat unseen from its start; answers then say `monitored`.
     * @default false
     */
    monitored?: boolean | undefined
    /** How the chat ends. */
    ending?: EndingSettings | undefined
    /** Chat Servers that take the chat over, each `timeout` seconds after the one before. */
    aliasChanges?: readonly AliasChange[] | undefined
    /**
     * What goes wrong in the chat, counted anew in each; without `operation`, in any request on it. One for
     * `requestChat` is for the Request Chats that name the profile, counted since the profile was set.
     */
    faults?: readonly ProfileFault[] | undefined
  }
}

/** How a chat ends. */
export interface EndingSettings {
  /**
   * Whether the customer's party then leaves, in the same moment, with the reason in
   * `eventAttributes.GCTI_SYSTEM["quit-reason-code"]`, and that is the last event; false: the event that ends the chat
   * is the last one, as in earlier builds.
   * @default true
   */
  clientLeaves?: boolean | undefined
  /**
   * What `refresh` answers when the customer has disconnected or has been removed for silence: the `transcript`, or the
   * `error` that every other operation gives.
   * @default 'transcript'
   */
  refreshAfterOwnEnd?: 'transcript' | 'error' | undefined
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
  /**
   * Which notices restart the timer, besides messages with a text, joining and leaving: `none`; `major`, which are
   * `PushUrl`, `FileUploaded` and `FileDeleted`; `major2`, these and `CustomNotice`; `typing`, the major ones and
   * `TypingStarted`; `all`, these, `TypingStopped` and `NicknameUpdated`.
   * @default 'major'
   */
  includeNotices?: IncludedNotices | undefined
}

/** Which notices restart the idle timer (Chat Server, inactivity control, `include-notices`). */
export type IncludedNotices = 'none' | 'major' | 'major2' | 'typing' | 'all'

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
