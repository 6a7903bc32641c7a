import type { Operation } from '../operation'

export const resetMock: Operation = {
  name: 'resetMock',
  method: 'POST',
  path: 'mock/reset',
  group: 'Mock',
  description: 'Reset the whole mock: no chats, logs or faults, the first profiles',
  parameters: [],
  run(context) {
    context.reset()
    return { httpStatus: 200, body: { reset: true } }
  },
}
