import { sessionKeys as rule } from '../../chat/sessions'
import type { Operation } from '../operation'

export const sessionKeys: Operation = {
  name: 'sessionKeys',
  method: 'GET',
  path: 'mock/sessions/keys',
  group: 'Session',
  description: 'Get session keys',
  observes: true,
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: rule(context) }),
}
