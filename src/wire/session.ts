import type { GenesysEvent, GenesysParty } from './event'
import type { PushStatus } from './push-status'
import type { ScheduledEvent } from './scheduled-event'

/**
 * Why a chat ended.
 *
 * - `client`: the customer disconnected.
 * - `agent`: an event from the other side said that it ends the chat.
 * - `idle`: nobody said anything for some time.
 * - `silence`: the client asked for nothing for some time.
 * - `removed`: the server ended it, or the session was removed from the mock.
 */
export type EndReason = 'client' | 'agent' | 'idle' | 'silence' | 'removed'

/** A party of a chat. */
export interface Participant extends GenesysParty {
  state: 'joined' | 'left'
  /** Widgets show a party with this style as a bot. */
  style?: 'BOT'
}

/** How many pushes are in which state. */
export type PushCounts = Record<PushStatus, number>

/** What is due in a chat. */
export interface ScheduledJob {
  /** Epoch milliseconds. */
  dueAt: number
  event: ScheduledEvent
}

/** One chat as the mock's own API shows it, but for its transcript and what is due in it. Times are epoch milliseconds. */
export interface SessionSummary {
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
  /** Whether a supervisor follows the chat unseen: without being a participant. */
  monitored: boolean
  /** How often its client has downloaded a file. */
  downloads: number
  /** Where its events are pushed; null: nowhere. */
  pushUrl: string | null
  participants: Participant[]
  /** The index of the event to come: one more than there are. */
  nextPosition: number
  pushes: PushCounts
  createdAt: number
  updatedAt: number
  endedAt: number | null
}

/** One chat as the mock's own API shows it, with all that belongs to it. */
export interface Session extends SessionSummary {
  /** The transcript, as on the wire. */
  messages: GenesysEvent[]
  /** What is still to happen, earliest first. */
  scheduled: ScheduledJob[]
}
