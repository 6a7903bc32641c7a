import { endSession as end } from '../../chat/remove-sessions'
import { getSession } from '../../chat/sessions'
import type { Operation } from '../operation'

export const endSession: Operation = {
  name: 'endSession',
  method: 'POST',
  path: 'mock/sessions/{chatId}/end',
  group: 'Session',
  description: 'End session',
  parameters: [],
  run(context, { params }) {
    end(context, params.chatId)
    return { httpStatus: 200, body: getSession(context, params.chatId) }
  },
}
