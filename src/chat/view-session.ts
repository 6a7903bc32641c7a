import type { SessionRow } from '../db/rows'
import type { SessionView } from '../wire/session'
import type { ChatContext } from './context'

/** A chat with all that belongs to it. */
export function viewSession(context: ChatContext, session: Readonly<SessionRow>): SessionView {
  const { chatId } = session
  return {
    session,
    events: context.db.event.of(chatId),
    jobs: context.db.job.of(chatId),
    pushes: context.db.push.of(chatId),
  }
}
