import { invalidParameter } from '../wire/invalid-parameter'
import type { ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { type ChatResult, chatResult } from './transcript'

/**
 * Notes how far the customer has read: the position is the index of the last event read. No event tells of it.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, and as `findOpenChat`.
 */
export function readReceipt(context: ChatContext, input: ChatCommand): ChatResult {
  const { transcriptPosition } = input
  if (transcriptPosition === undefined) {
    throw invalidParameter('transcriptPosition', 'missing', 'Send the index of the last event that was read.')
  }
  const session = findOpenChat(context, input)
  const result = chatResult(context, session, transcriptPosition)
  const readPosition = transcriptPosition === -1 ? result.nextPosition - 1 : transcriptPosition
  context.db.session.patch(session.chatId, { readPosition, updatedAt: context.clock.now() })
  return result
}
