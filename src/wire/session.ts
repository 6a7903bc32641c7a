import type { EventRow, JobRow, PushRow, PushStatus, ScheduledEvent, SessionRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import { byDueOrder } from './due-order'
import type { GenesysEvent } from './event'
import { nextIndexAfter } from './next-index'
import { toGenesysEvent } from './to-genesys-event'

/** How many pushes are in which state. */
export type PushCounts = Record<PushStatus, number>

/** What is due in a chat. */
export interface ScheduledJob {
  /** Epoch milliseconds. */
  dueAt: number
  event: ScheduledEvent
}

/** One chat as the mock's own API shows it: its row, and all that belongs to it. Times are epoch milliseconds. */
export interface Session extends Omit<SessionRow, 'settings' | 'readPosition'> {
  /** The transcript, as on the wire. */
  messages: GenesysEvent[]
  nextPosition: number
  /** What is still to happen, earliest first. */
  scheduled: ScheduledJob[]
  pushes: PushCounts
}

/** A chat with all that belongs to it, as stored. */
export interface SessionView {
  session: Readonly<SessionRow>
  events: readonly Readonly<EventRow>[]
  jobs: readonly Readonly<JobRow>[]
  pushes: Iterable<Readonly<PushRow>>
}

export function toSession({ session, events, jobs, pushes }: SessionView): Session {
  return {
    chatId: session.chatId,
    serviceName: session.serviceName,
    profile: session.profile,
    state: session.state,
    endReason: session.endReason,
    userId: session.userId,
    secureKey: session.secureKey,
    alias: session.alias,
    nickname: session.nickname,
    subject: session.subject,
    emailAddress: session.emailAddress,
    userData: { ...session.userData },
    pushUrl: session.pushUrl,
    participants: session.participants.map((participant) => ({ ...participant })),
    messages: events.map(toGenesysEvent),
    nextPosition: nextIndexAfter(events),
    scheduled: toScheduledJobs(jobs),
    pushes: countPushes(pushes),
    createdAt: session.createdAt,
    updatedAt: session.updatedAt,
    endedAt: session.endedAt,
  }
}

/** The jobs in the order in which they will be done. */
export function toScheduledJobs(jobs: readonly Readonly<JobRow>[]): ScheduledJob[] {
  return [...jobs].sort(byDueOrder).map(({ dueAt, event }) => ({ dueAt, event: cloneJson(event) }))
}

export function countPushes(pushes: Iterable<Readonly<PushRow>>): PushCounts {
  const counts: PushCounts = { pending: 0, delivered: 0, failed: 0, captured: 0, blocked: 0 }
  for (const push of pushes) counts[push.status] += 1
  return counts
}
