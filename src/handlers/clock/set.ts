import { readScheduler } from '../../chat/read-scheduler'
import type { Operation } from '../operation'
import { readNumber } from './read-number'

export const setClock: Operation = {
  name: 'setClock',
  method: 'POST',
  path: 'mock/clock',
  group: 'Time',
  description: 'Set the pace of the time: how many seconds a second takes',
  parameters: ['scale'],
  run(context, { fields }) {
    context.time.setScale(readNumber(fields, 'scale'))
    return { httpStatus: 200, body: readScheduler(context) }
  },
}
