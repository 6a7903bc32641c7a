import { type Push, toPush } from '../wire/push'
import type { ChatContext } from './context'
import { findSession } from './find-chat'

/**
 * The pushes of one chat, or of all, oldest first.
 *
 * @throws GenesysMockError `UNKNOWN_CHAT`
 */
export function listPushes(context: ChatContext, chatId?: string): Push[] {
  const { push } = context.db
  const wanted = chatId === undefined ? push.all() : push.of(findSession(context, chatId).chatId)
  return [...wanted].map(toPush)
}
