import type { SessionRow } from '../db/rows'
import { toSession } from '../wire/to-session'
import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { assertOpen, findSession } from './find-chat'
import { removeClient } from './participants'
import { viewSession } from './view-session'

/**
 * Removes one session, or all, with everything that belongs to it: transcript, what was scheduled, the log
 * of its pushes. A chat that was still going on ends by that, which listeners are told; it is not pushed, and
 * what is on its way to a receiver is given up.
 *
 * @throws GenesysMockError `UNKNOWN_CHAT`
 */
export function removeSessions(context: ChatContext, chatId?: string): number {
  const { db } = context
  const doomed = chatId === undefined ? [...db.session.all()] : [findSession(context, chatId)]
  for (const session of doomed) {
    if (session.state === 'active') endByServer(context, session, { unpushed: true })
    context.events.emit('session', session.chatId, () => ({
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

/**
 * Ends a chat as the server does: the customer's party leaves, which is pushed. The session stays.
 *
 * @throws GenesysMockError `UNKNOWN_CHAT`, `CHAT_ENDED`
 */
export function endSession(context: ChatContext, chatId: string): void {
  const session = findSession(context, chatId)
  assertOpen(session)
  endByServer(context, session, { unpushed: false })
}

function endByServer(
  context: ChatContext,
  session: Readonly<SessionRow>,
  { unpushed }: { unpushed: boolean },
): void {
  const { nickname, participantId, type } = removeClient(context, session)
  const from = { nickname, participantId, type }
  appendEvent(context, session, { from, type: 'ParticipantLeft', ends: 'removed', unpushed })
}
