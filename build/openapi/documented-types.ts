/**
 * The types of which openapi.yaml has the schemas, each under its name. What the API really has is taken from
 * the source; only what the compiler can't tell of an answer there is said here: which of its fields it always has.
 */
import type { SessionStats } from '../../src/chat/session-stats'
import type {
  CustomHttpPushBody,
  GenesysAnswer,
  GenesysAnswerError,
  GenesysEvent,
  Job,
  Json,
  Profile,
  ScheduledJob,
  ActiveFault as SourceActiveFault,
  Fault as SourceFault,
  Push as SourcePush,
  PushFault as SourcePushFault,
  RequestFault as SourceRequestFault,
  Warning as SourceWarning,
} from '../../src/index'
import type { GenesysMockEvents } from '../../src/wire/genesys-mock-events'

export type {
  AliasChange,
  EndReason,
  FailedAnswer,
  FaultResponse,
  GenesysAnswerError,
  GenesysEvent,
  GenesysEventType,
  GenesysMockErrorCode,
  GenesysParty,
  GenesysPartyType,
  HttpErrorAnswer,
  IdleSettings,
  Job,
  Json,
  Participant,
  Profile,
  ProfileFault,
  ProfileSettings,
  PushCounts,
  PushStatus,
  Reply,
  ReplyWhen,
  RequestFault as ProfileRequestFault,
  ScheduledEvent,
  ScheduledJob,
  SchedulerState,
  Session,
  SessionStats,
  SessionSummary,
  SpoilName,
  WarningCode,
} from '../../src/index'

type Always<Name extends keyof GenesysAnswer> = Required<Pick<GenesysAnswer, Name>>

/** The answer of an operation on a chat that succeeded. */
export interface ChatAnswer
  extends Always<'messages' | 'chatEnded' | 'alias' | 'secureKey' | 'userId' | 'chatId' | 'nextPosition'>,
    Pick<GenesysAnswer, 'monitored' | 'idleTimerExpire'> {
  /** Success. */
  statusCode: 0
}

/** The answer of an upload: it names the file. */
export interface UploadAnswer extends ChatAnswer {
  userData: { 'file-id': string }
}

/** What may be uploaded, and what has been. All ten values are texts; it is no part of the transcript, and has no index. */
export interface LimitsNotice extends Pick<GenesysEvent, 'from' | 'utcTime'> {
  text: 'file-client-cfg-get'
  type: 'Notice'
  userData: Record<
    | 'download-attempts'
    | 'upload-max-files'
    | 'delete-file'
    | 'upload-max-file-size'
    | 'used-download-attempts'
    | 'used-upload-max-total-size'
    | 'upload-need-agent'
    | 'used-upload-max-files'
    | 'upload-max-total-size'
    | 'upload-file-types',
    string
  >
}

/** The answer that tells the limits of uploads: before the events that were asked for. */
export interface LimitsAnswer extends Omit<ChatAnswer, 'messages'> {
  messages: [LimitsNotice, ...GenesysEvent[]]
}

/**
 * A failure inside the chat: the chat is not known, has ended, or the key is not its own. With `statusCode` 1, or
 * with another code than 249, a fault that was put in place on purpose.
 */
export interface FailedChatAnswer extends Always<'chatEnded' | 'alias' | 'chatId'> {
  messages: []
  /** 1: try again; 2: repeating will not help. */
  statusCode: 1 | 2
  errors: [GenesysAnswerError]
}

/** Why a request was refused. */
export interface Refusal {
  errors: [GenesysAnswerError]
}

/** The body of a push: the answer that a `refresh` for its one event would get. */
export interface PushEnvelope extends Omit<ChatAnswer, 'messages' | 'idleTimerExpire'> {
  messages: [GenesysEvent]
}

/** The body of a push as GMS posts it to `customhttp.url`. */
export interface CustomHttpPush extends Omit<CustomHttpPushBody, 'message'> {
  /** The envelope if the chat asked for the payload, which as an object is a guess; else a text, always the same. */
  message: PushEnvelope | string
}

/** A fault in the answering of requests; with `respond`, `delay`, or both. */
export interface RequestFault extends SourceRequestFault, Pick<SourceFault, 'chatId'> {}

/** A fault in the sending of pushes. */
export type PushFault = SourcePushFault & Pick<SourceFault, 'chatId'>

/** The parts, if there is nothing else in the whole; else nothing, which has no schema. */
type Parts<Whole, Part> = [Whole] extends [Part] ? Part : never

/** Something that goes wrong on purpose. */
export type Fault = Parts<SourceFault, RequestFault | PushFault>

/** A fault that is in place, and how often it was met. */
export interface ActiveFault extends SourceActiveFault {}

/** How many there were. */
export interface Removed {
  removed: number
}

/** What is in the mock. */
export interface Health extends Pick<SessionStats, 'scheduled'> {
  status: 'ok'
  sessions: Pick<SessionStats, 'total' | 'active' | 'ended'>
}

/** What was scheduled, or has happened at once. */
export interface Scheduled {
  chatId: string
  scheduled: ScheduledJob[]
}

/** A file that was sent, which `fileId` names, and the event that tells of it. */
export interface SentFile extends Scheduled {
  fileId: string
}

/** What was done now; null: there was nothing to do. */
export interface NextDone {
  done: Job | null
}

/** What was done now. */
export interface Done {
  done: Job
}

/** The mock is as it was made. */
export interface Reset {
  reset: true
}

/** A request that reached the mock, and what it was answered. */
export interface JournaledRequest extends Omit<GenesysMockEvents['request'], 'answer'> {
  /** `httpStatus` is 0 where a fault let the network fail. */
  answer: { httpStatus: number; body: Json }
}

/** Something that the mock lets pass and real Genesys would not. */
export interface Warning extends Omit<SourceWarning, 'request'> {
  /** The request that did it, or that scheduled the agent's event; null: a profile's `autoMessages` did. */
  request: JournaledRequest | null
}

/** One push callback, and what became of it. */
export interface Push extends Omit<SourcePush, 'body'> {
  /** The JSON body that is posted. */
  body: Json
}

/** One of the server-sent events: the value of its field `event`, and the JSON of its field `data`. */
export type LiveEvent =
  | { event: 'session'; data: GenesysMockEvents['session'] }
  | { event: 'event'; data: GenesysMockEvents['event'] }
  | { event: 'request'; data: JournaledRequest }
  | { event: 'push'; data: Push }
  | { event: 'job'; data: GenesysMockEvents['job'] }
  | { event: 'warning'; data: Warning }

/** A profile whose name stands elsewhere. */
export type NamelessProfile = Pick<Profile, 'settings'>
