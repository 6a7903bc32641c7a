import { toSession } from '../wire/session'
import type { ChatContext } from './context'
import { findSession } from './find-chat'
import { viewSession } from './view-session'

/**
 * Removes one session, or all, with everything that belongs to it: transcript, what was scheduled, the log
 * of its pushes. What is on its way to a receiver arrives there, but is no longer heard of, nor tried again.
 *
 * @throws GenesysMockError `UNKNOWN_CHAT`
 */
export function removeSessions(context: ChatContext, chatId?: string): number {
  const { db } = context
  const doomed = chatId === undefined ? [...db.session.all()] : [findSession(context, chatId)]
  for (const session of doomed) {
    const now = context.clock.now()
    const endReason = session.endReason ?? 'removed'
    db.session.patch(session.chatId, { state: 'ended', endReason, endedAt: session.endedAt ?? now })
    context.events.emit('session', () => ({
      change: 'removed',
      session: toSession(viewSession(context, session)),
    }))
    for (const { id } of [...db.event.of(session.chatId)]) db.event.remove(id)
    for (const { id } of [...db.file.of(session.chatId)]) db.file.remove(id)
    for (const { id } of [...db.push.of(session.chatId)]) db.push.remove(id)
    db.session.remove(session.chatId)
  }
  return doomed.length
}
