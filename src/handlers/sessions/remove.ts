import { removeSessions } from '../../chat/remove-sessions'
import type { Operation } from '../operation'

export const removeSession: Operation = {
  name: 'removeSession',
  method: 'DELETE',
  path: 'mock/sessions/{chatId}',
  group: 'Session',
  description: 'Remove session',
  parameters: [],
  run: (context, { params }) => ({
    httpStatus: 200,
    body: { removed: removeSessions(context, params.chatId) },
  }),
}
