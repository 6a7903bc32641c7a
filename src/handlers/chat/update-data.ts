import { updateData as rule } from '../../chat/update-data'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const updateData: Operation = {
  name: 'updateData',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/updateData',
  group: 'Chat',
  description: 'Update user data',
  parameters: ['userData[…]'],
  run(context, request) {
    const { userData } = request
    return { httpStatus: 200, body: toAnswer(rule(context, { userData, ...readChatCommand(request) })) }
  },
}
