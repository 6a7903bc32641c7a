import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { type ChatCredentials, findOpenChat } from './find-chat'
import { clientOf, setParticipant } from './participants'
import { type ChatResult, chatResult, type TranscriptPosition } from './transcript'

export interface ChatToDisconnect extends ChatCredentials {
  transcriptPosition: TranscriptPosition | undefined
}

/**
 * The customer leaves, which ends the chat and cancels what was scheduled in it.
 *
 * @throws GenesysMockError as `findOpenChat`.
 */
export function disconnect(context: ChatContext, input: ChatToDisconnect): ChatResult {
  const session = findOpenChat(context, input)
  const from = clientOf(session)
  setParticipant(context, session, { ...from, state: 'left' })
  appendEvent(context, session, { from, type: 'ParticipantLeft', ends: 'client', byClient: true })
  return chatResult(context, session, input.transcriptPosition ?? 0)
}
