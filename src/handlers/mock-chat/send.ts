import { readScheduledEvents } from '../../chat/read-scheduled-events'
import { sendEvents } from '../../chat/send-events'
import { toScheduledJobs } from '../../wire/to-session'
import type { Operation } from '../operation'
import { eventFromForm } from './event-from-form'

export const mockSend: Operation = {
  name: 'mockSend',
  method: 'POST',
  path: 'mock/chat/{serviceName}/{chatId}/send',
  group: 'MockChat',
  description: 'Send events directly to the session, each with an optional timeout',
  parameters: [
    'from[nickname]',
    'from[type]',
    'from[style]',
    'type',
    'text',
    'messageType',
    'eventAttributes',
    'timeout',
    'chatEnded',
    'userData[…]',
  ],
  run(context, { id, params, fields, userData, json }) {
    const events = readScheduledEvents(json ?? eventFromForm(fields, userData))
    const { chatId, jobs } = sendEvents(context, { events, requestId: id, ...params })
    return { httpStatus: 200, body: { chatId, scheduled: toScheduledJobs(jobs) } }
  },
}
