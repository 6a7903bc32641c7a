import { operationNamed, listRequests as rule } from '../../chat/list-requests'
import type { Operation } from '../operation'

export const listRequests: Operation = {
  name: 'listRequests',
  method: 'GET',
  path: 'mock/requests',
  group: 'Log',
  description: 'Get the requests, and what they were answered; ?chatId= and ?operation= for some only',
  observes: true,
  parameters: ['chatId', 'operation'],
  run(context, { fields }) {
    const filter = { chatId: fields.get('chatId'), operation: operationNamed(fields.get('operation')) }
    return { httpStatus: 200, body: rule(context, filter) }
  },
}
