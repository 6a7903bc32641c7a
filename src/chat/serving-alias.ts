import type { Database } from '../db/database'
import type { SessionRow } from '../db/rows'
import type { ChatContext } from './context'

/** Moves the changes of alias that are still to come along with a date that has jumped. */
export function shiftAliasChanges({ session }: Database, milliseconds: number): void {
  for (const { chatId, aliasChangesSince } of [...session.all()])
    session.patch(chatId, { aliasChangesSince: aliasChangesSince + milliseconds })
}

/**
 * Lets the chat move to the Chat Server that serves it at a moment, if its profile has it change. A client
 * may go on naming the old one.
 */
export function updateAlias({ db }: ChatContext, session: Readonly<SessionRow>, moment: number): void {
  let changesAt = session.aliasChangesSince
  let { alias } = session
  for (const change of session.settings.chat.aliasChanges ?? []) {
    changesAt += change.timeout * 1000
    if (changesAt > moment) break
    alias = change.alias
  }
  if (alias !== session.alias) db.session.patch(session.chatId, { alias })
}
