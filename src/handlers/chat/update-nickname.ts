import { updateNickname as rule } from '../../chat/update-nickname'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const updateNickname: Operation = {
  name: 'updateNickname',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/updateNickname',
  group: 'Chat',
  description: 'Update nickname',
  parameters: ['nickname'],
  run(context, request) {
    const nickname = request.fields.get('nickname')
    const result = rule(context, { nickname, ...readChatCommand(request) })
    return { httpStatus: 200, body: toAnswer(result) }
  },
}
