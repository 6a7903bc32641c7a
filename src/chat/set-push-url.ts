import { httpUrlExpected, isHttpUrl } from '../runtime/http-url'
import { invalidParameter } from '../wire/invalid-parameter'
import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { findOpenChat } from './find-chat'
import { requireParameter } from './require-parameter'
import type { ChatResult } from './transcript'

export interface PushUrlToSet extends ChatCommand {
  pushUrl: string | undefined
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
  return appendClientEvent(context, session, input, { type: 'PushUrl', text: pushUrl })
}
