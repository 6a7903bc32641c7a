import type { ChatContext } from './chat/context'
import { fileData, keepFile } from './chat/files'
import { assertOpen, findSession } from './chat/find-chat'
import { readScheduledEvents } from './chat/read-scheduled-events'
import { sendEvents } from './chat/send-events'
import type { Stage } from './testing/agent'

/** What the agents that a test plays do in the mock's chats. */
export function createStage(context: ChatContext): Stage {
  return {
    participants(chatId) {
      const session = findSession(context, chatId)
      assertOpen(session)
      return session.participants
    },
    play(chatId, events) {
      const { serviceName } = findSession(context, chatId)
      const wanted = { serviceName, chatId, events: readScheduledEvents(events), requestId: null }
      context.events.batch(() => sendEvents(context, wanted))
    },
    keepFile(chatId, { name, type = 'application/octet-stream', content }) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return fileData(keepFile(context, chatId, { name, type, bytes }))
    },
  }
}
