export { validatePlainProfiles as validateProfiles } from './chat/profiles'
export type { SessionStats } from './chat/session-stats'
export type { SessionFilter } from './chat/sessions'
export { createGenesysMock } from './create-genesys-mock'
export type { GenesysDb } from './db/database'
export type { JournaledRequest } from './db/journal'
export type { Rows as DbRows } from './db/models/models'
export type {
  BulkQuery,
  Changes,
  Condition,
  DbTable,
  NumberCondition,
  Query,
  StringCondition,
  Where,
} from './db/query'
export type { RequestLog } from './db/request-log'
export type {
  AliasChange,
  EndingSettings,
  EndReason,
  EventRow,
  FaultRow,
  FileRow,
  IdleSettings,
  IncludedNotices,
  JobKind,
  JobRow,
  Participant,
  ProfileRow as Profile,
  ProfileSettings,
  PushRow,
  PushStatus,
  ScheduledEvent,
  SessionRow,
} from './db/rows'
export type { PendingPush, Snapshot, TableRows } from './db/snapshot/snapshot'
export { GenesysMockError, type GenesysMockErrorCode, type GenesysMockErrorParts } from './errors'
export type { Faults, GenesysMock, Profiles, Pushes, Sessions } from './genesys-mock'
export type { GenesysMockOptions, PushSettings } from './options'
export type { PushFormat, PushFormatInput, PushFormatResult, PushFormatSession } from './push/push-format'
export type { PushHeaders, PushHeadersInput } from './push/push-headers'
export type { PushLog } from './push/push-log'
export type { GeneratorStates, IdentifierKind } from './runtime/id-generators'
export type { IdsState } from './runtime/ids'
export type { Json, JsonObject } from './runtime/json'
export type { Scheduler } from './scheduler/scheduler'
export type { Agent, AgentParty, SayOptions } from './testing/agent'
export type { FileContent, FileToSend } from './testing/file-content'
export type { RequestPredicate, WaitFor, WaitOptions } from './testing/wait-for'
export type { Wanted } from './testing/wanted'
export type { Clock, ClockReading } from './time/clock'
export { type ManualClock, type ManualClockOptions, manualClock } from './time/manual-clock'
export { type SystemClock, type SystemClockOptions, systemClock } from './time/system-clock'
export type { ActiveFault } from './wire/active-fault'
export type { GenesysAnswer, GenesysAnswerError } from './wire/answer'
export type { GenesysEvent, GenesysParty } from './wire/event'
export {
  type GenesysEventType,
  type GenesysPartyType,
  genesysEventTypes,
  genesysPartyTypes,
} from './wire/event-type'
export type {
  FailedAnswer,
  Fault,
  FaultResponse,
  FaultTurn,
  HttpErrorAnswer,
  ProfileFault,
  PushFault,
  PushMishap,
  RequestFault,
} from './wire/fault'
export type { FileLimits } from './wire/file-limits'
export type { GenesysMockEvents } from './wire/genesys-mock-events'
export type { Job } from './wire/job'
export {
  type ChatOperationName,
  chatOperationNames,
  type OperationName,
  operationNames,
} from './wire/operation-name'
export type { AnswerStream, Bytes, PlainAnswer, PlainRequest } from './wire/plain-exchange'
export type { Push } from './wire/push'
export type { CustomHttpPushBody, PushBody } from './wire/push-body'
export type { Reply, ReplyFunction, ReplyResult, ReplyWhen } from './wire/reply'
export type { SchedulerState } from './wire/scheduler-state'
export type { PushCounts, ScheduledJob, Session, SessionSummary } from './wire/session'
export { type SpoilName, spoilNames } from './wire/spoil-name'
export type { Warning, WarningCode } from './wire/warning'
