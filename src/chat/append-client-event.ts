import type { SessionRow } from '../db/rows'
import { appendEvent, type NewEvent } from './append-event'
import type { ChatContext } from './context'
import type { ChatCredentials } from './find-chat'
import { clientOf } from './participants'
import { type ChatResult, chatResult, type TranscriptPosition } from './transcript'

/** What every operation of a client's on a chat says. */
export interface ChatCommand extends ChatCredentials {
  /** What the answer is to hold of the transcript; undefined: the operation's default. */
  transcriptPosition: TranscriptPosition | undefined
}

/** Writes an event that the client causes to a chat that is open. Without a position, the answer holds no transcript. */
export function appendClientEvent(
  context: ChatContext,
  session: Readonly<SessionRow>,
  command: ChatCommand,
  event: Omit<NewEvent, 'from' | 'byClient'>,
): ChatResult {
  appendEvent(context, session, { from: clientOf(session), byClient: true, ...event })
  return chatResult(context, session, command.transcriptPosition ?? 0)
}
