import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { renameClient } from './participants'
import { requireParameter } from './require-parameter'
import type { ChatResult } from './transcript'

export interface NicknameToUpdate extends ChatCommand {
  nickname: string | undefined
}

/**
 * Renames the customer; the event carries the new nickname, those before it keep the old.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, and as `findOpenChat`.
 */
export function updateNickname(context: ChatContext, input: NicknameToUpdate): ChatResult {
  const nickname = requireParameter('nickname', input.nickname?.trim() && input.nickname)
  const session = findOpenChat(context, input)
  renameClient(context, session, nickname)
  return appendClientEvent(context, session, input, { type: 'NicknameUpdated' })
}
