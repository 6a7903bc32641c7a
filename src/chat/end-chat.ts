import type { EndReason, SessionRow } from '../db/rows'
import { toSession } from '../wire/session'
import { cancelJobs } from './cancel-jobs'
import type { ChatContext } from './context'
import { viewSession } from './view-session'

/** Ends a chat and cancels what was still to happen in it. */
export function endChat(
  context: ChatContext,
  session: Readonly<SessionRow>,
  endReason: EndReason,
  endedAt: number,
): void {
  context.db.session.patch(session.chatId, { state: 'ended', endReason, endedAt })
  cancelJobs(context, session.chatId)
  context.events.emit('session', () => ({
    change: 'ended',
    session: toSession(viewSession(context, session)),
  }))
}
