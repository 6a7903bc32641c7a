import { deleteFile as rule } from '../../chat/delete-file'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const deleteFile: Operation = {
  name: 'deleteFile',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/file/{fileId}/delete',
  group: 'Chat',
  description: 'File delete',
  parameters: [],
  run(context, request) {
    const { fileId } = request.params
    return { httpStatus: 200, body: toAnswer(rule(context, { fileId, ...readChatCommand(request) })) }
  },
}
