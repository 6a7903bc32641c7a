import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { removeClient } from './participants'
import type { ChatResult } from './transcript'

/**
 * The customer leaves, which ends the chat and cancels what was scheduled in it.
 *
 * @throws GenesysMockError as `findOpenChat`.
 */
export function disconnect(context: ChatContext, input: ChatCommand): ChatResult {
  const session = findOpenChat(context, input)
  removeClient(context, session)
  return appendClientEvent(context, session, input, { type: 'ParticipantLeft', ends: 'client' })
}
