import { sendCustomNotice } from '../../chat/send-custom-notice'
import { parseEventAttributes } from '../../wire/event-attributes'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const customNotice: Operation = {
  name: 'customNotice',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/customNotice',
  group: 'Chat',
  description: 'Custom notice',
  parameters: ['message', 'messageType', 'eventAttributes'],
  run(context, request) {
    const result = sendCustomNotice(context, {
      message: request.fields.get('message'),
      messageType: request.fields.get('messageType'),
      eventAttributes: parseEventAttributes(request.fields.get('eventAttributes')),
      ...readChatCommand(request),
    })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
