import { listFaults as rule } from '../../chat/faults'
import type { Operation } from '../operation'

export const listFaults: Operation = {
  name: 'listFaults',
  method: 'GET',
  path: 'mock/faults',
  group: 'Fault',
  description: 'Get faults',
  observes: true,
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: rule(context) }),
}
