import type { Operation } from '../operation'

export const runJob: Operation = {
  name: 'runJob',
  method: 'POST',
  path: 'mock/scheduler/jobs/{jobId}/run',
  group: 'Time',
  description: 'Do one thing now, before its time',
  parameters: [],
  run: ({ scheduler }, { params }) => ({ httpStatus: 200, body: { done: scheduler.run(params.jobId) } }),
}
