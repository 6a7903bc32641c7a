import { removeFault as rule } from '../../chat/faults'
import type { Operation } from '../operation'

export const removeFault: Operation = {
  name: 'removeFault',
  method: 'DELETE',
  path: 'mock/faults/{faultId}',
  group: 'Fault',
  description: 'Remove fault',
  parameters: [],
  run(context, { params }) {
    rule(context, params.faultId)
    return { httpStatus: 200, body: { removed: 1 } }
  },
}
