import type { ChatContext } from './chat/context'
import { fileData, keepFile } from './chat/files'
import { assertOpen, findSession } from './chat/find-chat'
import { readScheduledEvents } from './chat/read-scheduled-events'
import { sendEvents } from './chat/send-events'
import type { Stage } from './testing/agent'
import type { Turns } from './testing/turns'

/** What the agents that a test plays do in the mock's chats. */
export function createStage(context: ChatContext, turns: Turns): Stage {
  return {
    turns,
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
    setMonitored(chatId, monitored) {
      assertOpen(findSession(context, chatId))
      context.db.session.patch(chatId, { monitored })
    },
    keepFile: (chatId, file) => fileData(keepFile(context, chatId, file)),
  }
}
