import { numberOfLast, operationNamed, listRequests as rule } from '../../chat/list-requests'
import type { Operation } from '../operation'

export const listRequests: Operation = {
  name: 'listRequests',
  method: 'GET',
  path: 'mock/requests',
  group: 'Log',
  description:
    'Get the requests, and what they were answered; ?chatId=, ?operation= and ?last= for some only',
  observes: true,
  parameters: ['chatId', 'operation', 'last'],
  run(context, { fields }) {
    const filter = {
      chatId: fields.get('chatId'),
      operation: operationNamed(fields.get('operation')),
      last: numberOfLast(fields.get('last')),
    }
    return { httpStatus: 200, body: rule(context, filter) }
  },
}
