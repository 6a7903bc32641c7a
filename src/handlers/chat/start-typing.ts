import { notifyTyping } from '../../chat/notify-typing'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const startTyping: Operation = {
  name: 'startTyping',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/startTyping',
  group: 'Chat',
  description: 'Start typing',
  parameters: ['message'],
  run(context, request) {
    const message = request.fields.get('message')
    const result = notifyTyping(context, { type: 'TypingStarted', message, ...readChatCommand(request) })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
