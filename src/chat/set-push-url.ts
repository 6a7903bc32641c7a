import { appendEvent } from './append-event'
import type { ChatContext } from './context'
import { type ChatCredentials, findOpenChat } from './find-chat'
import { httpUrlExpected, isHttpUrl } from './http-url'
import { clientOf } from './participants'
import { invalidParameter, requireParameter } from './require-parameter'
import { type ChatResult, chatResult, type TranscriptPosition } from './transcript'

export interface PushUrlToSet extends ChatCredentials {
  pushUrl: string | undefined
  transcriptPosition: TranscriptPosition | undefined
}

/**
 * Sets where the chat's events are pushed from now on (as Aura uses it), and tells the chat of the URL by
 * a `PushUrl` event (as Genesys does).
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, and as `findOpenChat`.
 */
export function setPushUrl(context: ChatContext, input: PushUrlToSet): ChatResult {
  const pushUrl = requireParameter('pushUrl', input.pushUrl)
  if (!isHttpUrl(pushUrl)) {
    throw invalidParameter(
      'pushUrl',
      `${httpUrlExpected}, got "${pushUrl}"`,
      'Send the whole address, as https://host/path.',
    )
  }
  const session = findOpenChat(context, input)
  context.db.session.patch(session.chatId, { pushUrl })
  appendEvent(context, session, { from: clientOf(session), type: 'PushUrl', text: pushUrl, byClient: true })
  return chatResult(context, session, input.transcriptPosition ?? 0)
}
