import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { clientOf, setParticipant } from './participants'
import type { ChatResult } from './transcript'

/**
 * The customer leaves, which ends the chat and cancels what was scheduled in it.
 *
 * @throws GenesysMockError as `findOpenChat`.
 */
export function disconnect(context: ChatContext, input: ChatCommand): ChatResult {
  const session = findOpenChat(context, input)
  setParticipant(context, session, { ...clientOf(session), state: 'left' })
  return appendClientEvent(context, session, input, { type: 'ParticipantLeft', ends: 'client' })
}
