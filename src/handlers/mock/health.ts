import { sessionStats } from '../../chat/session-stats'
import type { Operation } from '../operation'

export const health: Operation = {
  name: 'health',
  method: 'GET',
  path: 'mock/health',
  group: 'Mock',
  description: 'Whether the mock answers, and what is in it',
  observes: true,
  parameters: [],
  run(context) {
    const { total, active, ended, scheduled } = sessionStats(context)
    return { httpStatus: 200, body: { status: 'ok', sessions: { total, active, ended }, scheduled } }
  },
}
