import type { Operation } from '../operation'

export const cancelJob: Operation = {
  name: 'cancelJob',
  method: 'DELETE',
  path: 'mock/scheduler/jobs/{jobId}',
  group: 'Time',
  description: 'Cancel one thing that is still to happen',
  parameters: [],
  run({ scheduler }, { params }) {
    scheduler.cancel(params.jobId)
    return { httpStatus: 200, body: { removed: 1 } }
  },
}
