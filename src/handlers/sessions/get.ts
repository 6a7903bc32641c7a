import { getSession as rule } from '../../chat/sessions'
import type { Operation } from '../operation'

export const getSession: Operation = {
  name: 'getSession',
  method: 'GET',
  path: 'mock/sessions/{chatId}',
  group: 'Session',
  description: 'Get session by chatId',
  observes: true,
  parameters: [],
  run: (context, { params }) => ({ httpStatus: 200, body: rule(context, params.chatId) }),
}
