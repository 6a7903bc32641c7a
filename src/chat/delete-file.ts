import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { type FileOfChat, findFile } from './files'
import { findOpenChat } from './find-chat'
import type { ChatResult } from './transcript'

/**
 * Deletes a file and tells the chat of it.
 *
 * @throws GenesysMockError `UNKNOWN_FILE`, and as `findOpenChat`.
 */
export function deleteFile(context: ChatContext, input: ChatCommand & FileOfChat): ChatResult {
  const session = findOpenChat(context, input)
  const { id, name } = findFile(context, input)
  context.db.file.remove(id)
  const userData = { 'file-id': id, 'file-name': name }
  return appendClientEvent(context, session, input, { type: 'FileDeleted', userData })
}
