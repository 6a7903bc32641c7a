import { sendFile } from '../../chat/send-file'
import { toScheduledJobs } from '../../wire/to-session'
import type { Operation } from '../operation'

export const mockSendFile: Operation = {
  name: 'mockSendFile',
  method: 'POST',
  path: 'mock/chat/{serviceName}/{chatId}/file',
  group: 'MockChat',
  description: 'Send a file to the client, as an agent does',
  parameters: ['file', 'from[nickname]', 'from[type]', 'userData[…]'],
  run(context, { id, params, fields, files, userData }) {
    const from = { type: fields.get('from[type]') ?? 'Agent', nickname: fields.get('from[nickname]') }
    const { chatId, fileId, jobs } = sendFile(context, {
      ...params,
      file: files.get('file'),
      from,
      userData: userData(),
      requestId: id,
    })
    return { httpStatus: 200, body: { chatId, fileId, scheduled: toScheduledJobs(jobs) } }
  },
}
