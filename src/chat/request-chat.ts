import { defaultNickname } from '../db/models/session'
import { GenesysMockError } from '../errors'
import { toSession } from '../wire/to-session'
import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { assertService } from './find-chat'
import { clientOf } from './participants'
import { startFaults } from './profile-faults'
import { wholeProfile } from './profiles'
import { scheduleEvents } from './schedule-events'
import { type ChatResult, chatResult } from './transcript'
import { viewSession } from './view-session'
import { restartSilenceTimer } from './watch-activity'

export interface ChatRequest {
  serviceName: string
  nickname: string | undefined
  firstName: string | undefined
  lastName: string | undefined
  subject: string | undefined
  emailAddress: string | undefined
  userData: Record<string, string>
  /** The name of the profile; undefined: `default`. */
  profile: string | undefined
}

/**
 * Starts a chat: the customer joins, and what the profile says is scheduled.
 *
 * @throws GenesysMockError `UNKNOWN_SERVICE`, `UNKNOWN_PROFILE`, `NAME_REQUIRED`, `FIRST_NAME_REQUIRED`, `LAST_NAME_REQUIRED`
 */
export function requestChat(context: ChatContext, request: ChatRequest): ChatResult {
  assertService(context, request.serviceName)
  const nickname = nicknameFrom(context, request)
  const { profile, settings } = wholeProfile(context, request.profile || 'default')

  const session = context.db.session.insert({
    serviceName: request.serviceName,
    profile,
    nickname,
    subject: request.subject ?? null,
    emailAddress: request.emailAddress ?? null,
    userData: request.userData,
    settings,
    monitored: settings.chat.monitored ?? false,
    pushUrl: context.pushUrl ?? settings.chat.pushUrl ?? null,
  })
  startFaults(context.db, session)
  context.events.emit('session', session.chatId, () => ({
    change: 'created',
    session: toSession(viewSession(context, session)),
  }))
  const joined = appendEvent(context, session, {
    from: clientOf(session),
    type: 'ParticipantJoined',
    byClient: true,
  })
  // Real time passes meanwhile; the story is told from the first event on.
  const since = joined.utcTime
  restartSilenceTimer(context, session, since)
  scheduleEvents(context, { chatId: session.chatId, events: settings.chat.autoMessages ?? [], since })
  return chatResult(context, session, 1)
}

/** Genesys wants a nickname, or both names, of which it makes one. */
function nicknameFrom({ strict }: ChatContext, { nickname, firstName, lastName }: ChatRequest): string {
  if (nickname?.trim()) return nickname
  const first = firstName?.trim()
  const last = lastName?.trim()
  if (first && last) return `${first} ${last}`
  if (!strict) return defaultNickname
  if (first) throw nameMissing('LAST_NAME_REQUIRED', 'lastName')
  if (last) throw nameMissing('FIRST_NAME_REQUIRED', 'firstName')
  throw nameMissing('NAME_REQUIRED', 'nickname')
}

function nameMissing(
  code: 'NAME_REQUIRED' | 'FIRST_NAME_REQUIRED' | 'LAST_NAME_REQUIRED',
  parameter: string,
): GenesysMockError {
  return new GenesysMockError(code, {
    action: 'start a chat',
    reason: `${parameter}: missing`,
    remedy: 'Send nickname, or both firstName and lastName.',
  })
}
