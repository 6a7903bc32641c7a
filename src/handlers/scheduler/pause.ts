import { readScheduler } from '../../chat/read-scheduler'
import type { Operation } from '../operation'

export const pauseScheduler: Operation = {
  name: 'pauseScheduler',
  method: 'POST',
  path: 'mock/scheduler/pause',
  group: 'Time',
  description: 'Pause: nothing happens by itself; time goes on',
  parameters: [],
  run(context) {
    context.scheduler.pause()
    return { httpStatus: 200, body: readScheduler(context) }
  },
}
