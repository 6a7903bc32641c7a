import { refreshChat } from '../../chat/refresh-chat'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatRequest } from './read-chat-request'

export const refresh: Operation = {
  name: 'refresh',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/refresh',
  group: 'Chat',
  description: 'Refresh Chat: read the transcript',
  run: (context, request) => ({
    httpStatus: 200,
    body: toAnswer(refreshChat(context, readChatRequest(request))),
  }),
}
