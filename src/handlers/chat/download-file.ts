import { downloadFile as download } from '../../chat/files'
import { fromBase64 } from '../../runtime/base64'
import type { Operation } from '../operation'
import { readChatCommand } from './read-chat-command'

export const downloadFile: Operation = {
  name: 'downloadFile',
  method: 'POST',
  path: 'chat/{serviceName}/{chatId}/file/{fileId}/download',
  group: 'Chat',
  description: 'File download',
  parameters: [],
  run(context, request) {
    const { name, type, content } = download(context, {
      fileId: request.params.fileId,
      ...readChatCommand(request),
    })
    return { httpStatus: 200, body: {}, file: { name, type, bytes: fromBase64(content) } }
  },
}
