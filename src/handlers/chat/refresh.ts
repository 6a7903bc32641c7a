import { refreshChat } from '../../chat/refresh-chat'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const refresh: Operation = {
  name: 'refresh',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/refresh',
  group: 'Chat',
  description: 'Refresh Chat: read the transcript',
  parameters: [],
  run: (context, request) => ({
    httpStatus: 200,
    body: toAnswer(refreshChat(context, readChatCommand(request))),
  }),
}
