import { addFaults as rule } from '../../chat/faults'
import type { Operation } from '../operation'

export const addFaults: Operation = {
  name: 'addFaults',
  method: 'POST',
  path: 'mock/faults',
  group: 'Fault',
  description: 'Add one fault, or several, all or none',
  parameters: [],
  run: (context, { json }) => ({ httpStatus: 200, body: rule(context, json) }),
}
