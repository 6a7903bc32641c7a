import { sendMessage } from '../../chat/send-message'
import { parseEventAttributes } from '../../wire/event-attributes'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const send: Operation = {
  name: 'send',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/send',
  group: 'Chat',
  description: 'Send Message',
  parameters: ['message', 'messageType', 'eventAttributes'],
  run(context, request) {
    const result = sendMessage(context, {
      message: request.fields.get('message'),
      messageType: request.fields.get('messageType'),
      eventAttributes: parseEventAttributes(request.fields.get('eventAttributes')),
      ...readChatCommand(request),
    })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
