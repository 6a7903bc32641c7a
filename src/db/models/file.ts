import { fromBase64 } from '../../runtime/base64'
import type { ShapeOf } from '../form'
import type { FileRow } from '../rows'
import type { Model } from './model'

export const fileModel: Model<FileRow> = {
  primaryKey: 'id',
  shape: {
    id: 'text',
    chatId: 'text',
    name: 'text',
    type: 'text',
    size: 'count',
    content: 'text',
  } satisfies ShapeOf<FileRow>,
  groupBy: 'chatId',
  complete(row, { ids }) {
    const content = row.content ?? ''
    return {
      id: row.id ?? ids.fileId(),
      chatId: row.chatId ?? '',
      name: row.name ?? 'file.txt',
      type: row.type ?? 'text/plain',
      size: row.size ?? fromBase64(content).length,
      content,
    }
  },
}
