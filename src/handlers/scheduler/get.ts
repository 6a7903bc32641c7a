import { readScheduler } from '../../chat/read-scheduler'
import type { Operation } from '../operation'

export const getScheduler: Operation = {
  name: 'getScheduler',
  method: 'GET',
  path: 'mock/scheduler',
  group: 'Time',
  description: "Get the mock's time, and what is still to happen",
  observes: true,
  parameters: [],
  run: (context) => ({ httpStatus: 200, body: readScheduler(context) }),
}
