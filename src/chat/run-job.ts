import type { EndReason, JobKind, JobRow, ScheduledEvent } from '../db/rows'
import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { isInChat, partyOf, removeClient } from './participants'
import { withStyle } from './party-style'

/** Does what was due: writes a scheduled event to the transcript, as having happened `at` that moment. */
export function runJob(context: ChatContext, job: Readonly<JobRow>, at: number): void {
  const { chatId, kind, event, requestId } = job
  const session = context.db.session.get(chatId)
  if (session?.state !== 'active') return
  const isStranger = kind !== 'silence' && !isInChat(session, event)
  const { nickname, participantId, type, style } =
    kind === 'silence' ? removeClient(context, session) : partyOf(context, session, event)
  const row = appendEvent(context, session, {
    from: { nickname, participantId, type },
    type: event.type,
    text: event.text ?? null,
    messageType: event.messageType ?? null,
    userData: event.userData ?? null,
    eventAttributes: withStyle(event.eventAttributes, style),
    at,
    isReply: kind === 'reply',
    ends: event.chatEnded ? endReasonOf(kind, event) : undefined,
  })
  if (isStranger) context.lint.onStranger(row, requestId)
}

function endReasonOf(kind: JobKind, { type, from }: ScheduledEvent): EndReason {
  if (kind === 'silence') return 'silence'
  if (type === 'IdleClose') return 'idle'
  return from.type === 'Client' ? 'client' : 'agent'
}
