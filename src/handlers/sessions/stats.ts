import { sessionStats as rule } from '../../chat/session-stats'
import type { Operation } from '../operation'

export const sessionStats: Operation = {
  name: 'sessionStats',
  method: 'GET',
  path: 'mock/sessions/stats',
  group: 'Session',
  description: 'Get session stats',
  observes: true,
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: rule(context) }),
}
