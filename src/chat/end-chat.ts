import type { EndReason, SessionRow } from '../db/rows'
import { toSession } from '../wire/to-session'
import type { ChatContext } from './context'
import { viewSession } from './view-session'

/** Ends a chat; what was still to happen in it is cancelled by that (`cancelJobsOfEndedChats`). */
export function endChat(
  context: ChatContext,
  session: Readonly<SessionRow>,
  endReason: EndReason,
  endedAt: number,
): void {
  context.db.session.patch(session.chatId, { state: 'ended', endReason, endedAt })
  context.events.emit('session', session.chatId, () => ({
    change: 'ended',
    session: toSession(viewSession(context, session)),
  }))
}
