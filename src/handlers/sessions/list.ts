import { listSessions as rule, sessionState } from '../../chat/sessions'
import type { Operation } from '../operation'

export const listSessions: Operation = {
  name: 'listSessions',
  method: 'GET',
  path: 'mock/sessions',
  group: 'Session',
  description: 'Get chat mock sessions',
  parameters: ['serviceName', 'profile', 'state'],
  run(context, { fields }) {
    const sessions = rule(context, {
      serviceName: fields.get('serviceName'),
      profile: fields.get('profile'),
      state: sessionState(fields.get('state')),
    })
    return { httpStatus: 200, body: sessions }
  },
}
