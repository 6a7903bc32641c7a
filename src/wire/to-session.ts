import type { EventRow, JobRow, PushRow, SessionRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import { byDueOrder } from './due-order'
import { nextIndexAfter } from './next-index'
import type { PushCounts, ScheduledJob, Session, SessionSummary } from './session'
import { toGenesysEvent } from './to-genesys-event'

/** A chat with all that belongs to it, as stored. */
export interface SessionView {
  session: Readonly<SessionRow>
  events: readonly Readonly<EventRow>[]
  jobs: readonly Readonly<JobRow>[]
  pushes: Iterable<Readonly<PushRow>>
}

export function toSession(view: SessionView): Session {
  const { events, jobs } = view
  return {
    ...toSessionSummary(view),
    messages: events.map(toGenesysEvent),
    scheduled: toScheduledJobs(jobs),
  }
}

export function toSessionSummary({ session, events, pushes }: Omit<SessionView, 'jobs'>): SessionSummary {
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
    monitored: session.monitored,
    downloads: session.downloads,
    pushUrl: session.pushUrl,
    participants: session.participants.map((participant) => ({ ...participant })),
    nextPosition: nextIndexAfter(events),
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
