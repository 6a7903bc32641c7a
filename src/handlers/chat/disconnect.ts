import { disconnect as rule } from '../../chat/disconnect'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const disconnect: Operation = {
  name: 'disconnect',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/disconnect',
  group: 'Chat',
  description: 'Disconnect',
  parameters: [],
  run: (context, request) => ({ httpStatus: 200, body: toAnswer(rule(context, readChatCommand(request))) }),
}
