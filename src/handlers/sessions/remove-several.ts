import { removeSessions as rule } from '../../chat/remove-sessions'
import type { Operation } from '../operation'

export const removeSessions: Operation = {
  name: 'removeSessions',
  method: 'DELETE',
  path: 'mock/sessions',
  group: 'Session',
  description: 'Remove all sessions, or the one of ?chatId=',
  parameters: ['chatId'],
  run: (context, { fields }) => ({
    httpStatus: 200,
    body: { removed: rule(context, fields.get('chatId')) },
  }),
}
