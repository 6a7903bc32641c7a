import type { SessionRow } from '../db/rows'
import type { ChatContext } from './context'

/**
 * Lets the chat move to the Chat Server that serves it by now, if its profile has it change. A client may go
 * on naming the old one.
 */
export function updateAlias(context: ChatContext, session: Readonly<SessionRow>): void {
  const { aliasChanges } = session.settings.chat
  if (!aliasChanges) return
  let changesAt = session.createdAt
  for (const { timeout, alias } of aliasChanges) {
    changesAt += timeout * 1000
    if (changesAt > context.clock.now()) return
    if (alias !== session.alias) context.db.session.patch(session.chatId, { alias })
  }
}
