import type { EndReason, JobRow, ScheduledEvent } from '../db/rows'
import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { isInChat, partyOf } from './participants'

/** Does what was due: writes a scheduled event to the transcript, as having happened `at` that moment. */
export function runJob(
  context: ChatContext,
  { chatId, event, requestId }: Readonly<JobRow>,
  at: number,
): void {
  const session = context.db.session.get(chatId)
  if (session?.state !== 'active') return
  const isStranger = !isInChat(session, event)
  const row = appendEvent(context, session, {
    from: partyOf(context, session, event),
    type: event.type,
    text: event.text ?? null,
    messageType: event.messageType ?? null,
    userData: event.userData ?? null,
    eventAttributes: event.eventAttributes ?? null,
    at,
    ends: event.chatEnded ? endReasonOf(event) : undefined,
  })
  if (isStranger) context.lint.onStranger(row, requestId)
}

function endReasonOf({ type, from }: ScheduledEvent): EndReason {
  if (type === 'IdleClose') return 'idle'
  return from.type === 'Client' ? 'client' : 'agent'
}
