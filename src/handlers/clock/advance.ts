import { readScheduler } from '../../chat/read-scheduler'
import type { Operation } from '../operation'
import { readNumber } from './read-number'

export const advanceClock: Operation = {
  name: 'advanceClock',
  method: 'POST',
  path: 'mock/clock/advance',
  group: 'Time',
  description: 'Let time pass, on a manual clock or with fake timers; answered when it has',
  parameters: ['milliseconds'],
  before: async ({ time }, fields) => time.advance(readNumber(fields, 'milliseconds')),
  run: (context) => ({ httpStatus: 200, body: readScheduler(context) }),
}
