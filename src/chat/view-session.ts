import type { SessionRow } from '../db/rows'
import type { SessionView } from '../wire/to-session'
import type { ChatContext } from './context'
import { updateAlias } from './serving-alias'

/** A chat with all that belongs to it. */
export function viewSession(context: ChatContext, session: Readonly<SessionRow>): SessionView {
  const { chatId } = session
  updateAlias(context, session, context.clock.now())
  return {
    session,
    events: context.db.event.of(chatId),
    jobs: context.db.job.of(chatId),
    pushes: context.db.push.of(chatId),
  }
}
