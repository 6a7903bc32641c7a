import type { ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { type ChatResult, chatResult } from './transcript'

export interface DataToUpdate extends ChatCommand {
  userData: Record<string, string>
}

/**
 * Adds to the data attached to the chat, replacing what has the same key. No event tells of it.
 *
 * @throws GenesysMockError as `findOpenChat`.
 */
export function updateData(context: ChatContext, input: DataToUpdate): ChatResult {
  const session = findOpenChat(context, input)
  const userData = { ...session.userData, ...input.userData }
  context.db.session.patch(session.chatId, { userData, updatedAt: context.clock.now() })
  return chatResult(context, session, input.transcriptPosition ?? 0)
}
