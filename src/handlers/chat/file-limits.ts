import { clientOf } from '../../chat/participants'
import { readFileLimits } from '../../chat/read-file-limits'
import { toLimitsNotice } from '../../wire/file-limits'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const fileLimits: Operation = {
  name: 'fileLimits',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/file/limits',
  group: 'Chat',
  description: 'File limits',
  parameters: [],
  run(context, request) {
    const { limits, used, readAt, ...result } = readFileLimits(context, readChatCommand(request))
    const answer = toAnswer(result)
    const notice = toLimitsNotice(limits, used, { from: clientOf(result.session), utcTime: readAt })
    return { httpStatus: 200, body: { ...answer, messages: [notice, ...(answer.messages ?? [])] } }
  },
}
