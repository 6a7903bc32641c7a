import type { SessionRow } from '../db/rows'
import { invalidParameter } from '../wire/invalid-parameter'
import type { Session, SessionSummary } from '../wire/session'
import { toSession, toSessionSummary } from '../wire/to-session'
import type { ChatContext } from './context'
import { findSession } from './find-chat'
import { viewSession } from './view-session'

/** Which sessions; without any: all. */
export interface SessionFilter {
  serviceName?: string | undefined
  profile?: string | undefined
  state?: 'active' | 'ended' | undefined
}

/** The sessions that a filter lets through, oldest first. */
export function listSessions(context: ChatContext, filter: SessionFilter = {}): Session[] {
  return select(context, filter).map((session) => toSession(viewSession(context, session)))
}

/** The same, each without its transcript and what is due in it. */
export function summarizeSessions(context: ChatContext, filter: SessionFilter): SessionSummary[] {
  return select(context, filter).map((session) => toSessionSummary(viewSession(context, session)))
}

/** @throws GenesysMockError `UNKNOWN_CHAT` */
export function getSession(context: ChatContext, chatId: string): Session {
  return toSession(viewSession(context, findSession(context, chatId)))
}

/** The newest session there is. */
export function lastSession(context: ChatContext): Session | undefined {
  const newest = [...context.db.session.all()].at(-1)
  return newest && toSession(viewSession(context, newest))
}

/** The chatIds of all sessions, oldest first. */
export function sessionKeys(context: ChatContext): string[] {
  return [...context.db.session.all()].map(({ chatId }) => chatId)
}

/**
 * Reads the state in a filter.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function sessionState(text: string | undefined): SessionFilter['state'] {
  if (text === undefined || text === 'active' || text === 'ended') return text
  throw invalidParameter('state', `expected "active" or "ended", got "${text}"`, 'Leave it out for both.')
}

/**
 * Reads whether summaries are wanted.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function isSummary(text: string | undefined): boolean {
  if (text === undefined || text === 'true' || text === 'false') return text === 'true'
  throw invalidParameter(
    'summary',
    `expected "true" or "false", got "${text}"`,
    'Leave it out for all there is.',
  )
}

function select({ db }: ChatContext, { serviceName, profile, state }: SessionFilter): Readonly<SessionRow>[] {
  return [...db.session.all()]
    .filter((session) => serviceName === undefined || session.serviceName === serviceName)
    .filter((session) => profile === undefined || session.profile === profile)
    .filter((session) => state === undefined || session.state === state)
}
