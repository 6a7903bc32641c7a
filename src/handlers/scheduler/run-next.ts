import type { Operation } from '../operation'

export const runNextJob: Operation = {
  name: 'runNextJob',
  method: 'POST',
  path: 'mock/scheduler/next',
  group: 'Time',
  description: 'Do now what is due next, before its time',
  parameters: [],
  run: ({ scheduler }) => ({ httpStatus: 200, body: { done: scheduler.runNext() ?? null } }),
}
