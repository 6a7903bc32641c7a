import { isSummary, listSessions as rule, sessionState, summarizeSessions } from '../../chat/sessions'
import type { Operation } from '../operation'

export const listSessions: Operation = {
  name: 'listSessions',
  method: 'GET',
  path: 'mock/sessions',
  group: 'Session',
  description: 'Get chat mock sessions; ?summary=true without transcripts and what is due',
  observes: true,
  parameters: ['serviceName', 'profile', 'state', 'summary'],
  run(context, { fields }) {
    const filter = {
      serviceName: fields.get('serviceName'),
      profile: fields.get('profile'),
      state: sessionState(fields.get('state')),
    }
    const list = isSummary(fields.get('summary')) ? summarizeSessions : rule
    return { httpStatus: 200, body: list(context, filter) }
  },
}
