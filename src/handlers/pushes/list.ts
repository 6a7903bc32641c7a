import { listPushes as rule } from '../../chat/list-pushes'
import type { Operation } from '../operation'

export const listPushes: Operation = {
  name: 'listPushes',
  method: 'GET',
  path: 'mock/pushes',
  group: 'Log',
  description: 'Get the pushes, and what became of them; ?chatId= for one chat only',
  observes: true,
  parameters: ['chatId'],
  run: (context, { fields }) => ({ httpStatus: 200, body: rule(context, fields.get('chatId')) }),
}
