import { readReceipt as rule } from '../../chat/read-receipt'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const readReceipt: Operation = {
  name: 'readReceipt',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/readReceipt',
  group: 'Chat',
  description: 'Read receipt: how far the customer has read',
  parameters: [],
  run: (context, request) => ({ httpStatus: 200, body: toAnswer(rule(context, readChatCommand(request))) }),
}
