import { clearFaults as rule } from '../../chat/faults'
import type { Operation } from '../operation'

export const clearFaults: Operation = {
  name: 'clearFaults',
  method: 'DELETE',
  path: 'mock/faults',
  group: 'Fault',
  description: 'Remove all faults',
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: { removed: rule(context) } }),
}
