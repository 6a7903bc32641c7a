import { readScheduler } from '../../chat/read-scheduler'
import type { Operation } from '../operation'

export const resumeScheduler: Operation = {
  name: 'resumeScheduler',
  method: 'POST',
  path: 'mock/scheduler/resume',
  group: 'Time',
  description: 'Resume: what fell due meanwhile happens now',
  parameters: [],
  run(context) {
    context.scheduler.resume()
    return { httpStatus: 200, body: readScheduler(context) }
  },
}
