import { notifyTyping } from '../../chat/notify-typing'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const stopTyping: Operation = {
  name: 'stopTyping',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/stopTyping',
  group: 'Chat',
  description: 'Stop typing',
  parameters: ['message'],
  run(context, request) {
    const message = request.fields.get('message')
    const result = notifyTyping(context, { type: 'TypingStopped', message, ...readChatCommand(request) })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
