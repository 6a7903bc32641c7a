import type { EventRow, IncludedNotices, JobKind, ScheduledEvent, SessionRow } from '../db/rows'
import type { GenesysEventType } from '../wire/event-type'
import type { ChatContext } from './context'
import { scheduleEvents } from './schedule-events'

/** Texts and defaults: Genesys, Chat Server, inactivity control. */
const alertText = 'Chat session will be closed soon due to inactivity of chat participants.'
const secondAlertText = 'Chat session will be closed very soon due to inactivity of chat participants.'
const closeText = 'Chat session closed due to inactivity of chat participants.'

/** The notices that count, by the setting `includeNotices`; joining, leaving and messages with a text always do. */
const major: readonly GenesysEventType[] = ['PushUrl', 'FileUploaded', 'FileDeleted']
const noticesThatCount: Record<IncludedNotices, readonly GenesysEventType[]> = {
  none: [],
  major,
  major2: [...major, 'CustomNotice'],
  typing: [...major, 'TypingStarted'],
  all: [...major, 'CustomNotice', 'TypingStarted', 'TypingStopped', 'NicknameUpdated'],
}

/**
 * Whether an event restarts the idle timer of a chat: not what a system or a timer does.
 * Source: Genesys, Chat Server, section inactivity-control, option include-notices.
 */
export function isActivity(
  { settings }: Readonly<SessionRow>,
  { from, type, text }: Readonly<EventRow>,
): boolean {
  if (from.type === 'External') return false
  if (type === 'Message') return text !== null && text !== ''
  if (type === 'ParticipantJoined' || type === 'ParticipantLeft') return true
  return noticesThatCount[settings.chat.idle?.includeNotices ?? 'major'].includes(type)
}

/** Starts anew the time after which a chat in which nobody says anything is closed, if its profile sets one. */
export function restartIdleTimer(context: ChatContext, session: Readonly<SessionRow>, since: number): void {
  const { idle } = session.settings.chat
  if (!idle) return
  const { alert = 255, alert2 = 0, close = 45 } = idle
  const last = alertEvent(alertText, 'CLOSE', close)
  const alerts =
    alert2 > 0
      ? [
          { ...alertEvent(alertText, 'ALERT', alert2), timeout: alert },
          { ...last, text: secondAlertText, timeout: alert2 },
        ]
      : [{ ...last, timeout: alert }]
  const end: ScheduledEvent = {
    from: system,
    type: 'IdleClose',
    text: closeText,
    timeout: close,
    chatEnded: true,
  }
  restart(context, session, { kind: 'idle', since, events: [...alerts, end] })
}

/** Starts anew the time after which a client that asks for nothing is removed, if its profile sets one. */
export function restartSilenceTimer(
  context: ChatContext,
  session: Readonly<SessionRow>,
  since: number,
): void {
  const { flexDisconnectTimeout } = session.settings.chat
  if (!flexDisconnectTimeout) return
  const leaving: ScheduledEvent = {
    from: { type: 'Client' },
    type: 'ParticipantLeft',
    timeout: flexDisconnectTimeout,
    chatEnded: true,
  }
  restart(context, session, { kind: 'silence', since, events: [leaving] })
}

/** Seconds until the next idle alert or close, rounded up; undefined: no idle timer runs. */
export function secondsToIdle(context: ChatContext, { chatId }: Readonly<SessionRow>): number | undefined {
  const next = context.db.job.of(chatId).find(({ kind }) => kind === 'idle')
  return next && Math.max(0, Math.ceil((next.dueAt - context.clock.now()) / 1000))
}

const system = { type: 'External' } as const

function alertEvent(text: string, next: 'ALERT' | 'CLOSE', seconds: number): ScheduledEvent {
  const userData = { 'next-idle-timer-type': next, 'next-idle-timer-secs': String(seconds) }
  return { from: system, type: 'IdleAlert', text, userData }
}

function restart(
  context: ChatContext,
  { chatId, state }: Readonly<SessionRow>,
  { kind, since, events }: { kind: JobKind; since: number; events: readonly ScheduledEvent[] },
): void {
  if (state !== 'active') return
  for (const job of context.db.job.of(chatId).filter((job) => job.kind === kind))
    context.db.job.remove(job.id)
  scheduleEvents(context, { chatId, events, kind, since })
}
