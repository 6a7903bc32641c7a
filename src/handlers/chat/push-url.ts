import { setPushUrl } from '../../chat/set-push-url'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const pushUrl: Operation = {
  name: 'pushUrl',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/pushUrl',
  group: 'Chat',
  description: 'PushUrl: set where the chat is pushed to',
  parameters: ['pushUrl'],
  run(context, request) {
    const result = setPushUrl(context, {
      pushUrl: request.fields.get('pushUrl'),
      ...readChatCommand(request),
    })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
