import type { EndReason, JobKind, JobRow, ScheduledEvent } from '../db/rows'
import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { endReasonIn, isFollowedByLeave } from './end-chat'
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
  const ends = event.chatEnded ? endReasonOf(kind, event) : undefined
  const clientLeaves = ends !== undefined && isFollowedByLeave(session, event)
  const row = appendEvent(context, session, {
    from: { nickname, participantId, type },
    type: event.type,
    text: event.text ?? null,
    messageType: event.messageType ?? null,
    userData: event.userData ?? null,
    eventAttributes: withStyle(event.eventAttributes, style),
    at,
    // What follows is scripted, too; the end would cancel a reply.
    isReply: kind === 'reply' || clientLeaves,
    ends: clientLeaves ? undefined : ends,
  })
  if (isStranger) context.lint.onStranger(row, requestId)
  if (clientLeaves) leaveByEnd(context, chatId, { at, ends })
}

/** The customer's party is removed from a chat that another has ended, in the same moment. */
function leaveByEnd(
  context: ChatContext,
  chatId: string,
  { at, ends }: { at: number; ends: EndReason },
): void {
  const session = context.db.session.get(chatId)
  // A function of the user's may have removed the chat.
  if (session?.state !== 'active') return
  const { nickname, participantId, type } = removeClient(context, session)
  const from = { nickname, participantId, type }
  appendEvent(context, session, { from, type: 'ParticipantLeft', at, ends })
}

function endReasonOf(kind: JobKind, { type, from, eventAttributes }: ScheduledEvent): EndReason {
  if (kind === 'silence') return 'silence'
  if (type === 'IdleClose') return 'idle'
  if (from.type !== 'Client') return 'agent'
  return endReasonIn(eventAttributes) ?? 'client'
}
