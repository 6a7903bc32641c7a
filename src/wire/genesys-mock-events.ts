import type { JournaledRequest } from '../db/journal'
import type { GenesysEvent } from './event'
import type { Job } from './job'
import type { Push } from './push'
import type { Session } from './session'
import type { Warning } from './warning'

/** The names of what `genesys.on` can tell of. */
export const genesysMockEventNames = ['session', 'event', 'request', 'push', 'job', 'warning'] as const

/** What `genesys.on` can tell of, and what its listeners get. All of it are copies. */
export interface GenesysMockEvents {
  /** A chat started, ended or was removed. */
  session: { change: 'created' | 'ended' | 'removed'; session: Session }
  /** An event was added to a transcript. */
  event: { chatId: string; event: GenesysEvent }
  /** A request was answered that did not only look at the mock; that of `resetMock` is told of, but not kept. */
  request: JournaledRequest
  /** A push was queued (`pending`) or has come home; trying it again is not told of. */
  push: Push
  /** A job was scheduled, has fired, or was cancelled. */
  job: { change: 'scheduled' | 'fired' | 'cancelled'; job: Job }
  /** Something was done that real Genesys would punish. */
  warning: Warning
}
