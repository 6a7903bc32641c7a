import { uploadFile as rule } from '../../chat/upload-file'
import { toAnswer } from '../../wire/to-answer'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const uploadFile: Operation = {
  name: 'uploadFile',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/file',
  group: 'Chat',
  description: 'File upload',
  parameters: ['file', 'userData[…]'],
  run(context, request) {
    const { files, userData } = request
    const result = rule(context, { file: files.get('file'), userData, ...readChatCommand(request) })
    return { httpStatus: 200, body: { ...toAnswer(result), userData: { 'file-id': result.fileId } } }
  },
}
