import type { ShapeOf } from '../form'
import type { JobRow } from '../rows'
import type { Model } from './model'

export const jobModel: Model<JobRow> = {
  primaryKey: 'id',
  shape: {
    id: 'text',
    chatId: 'text',
    kind: 'text',
    dueAt: 'number',
    sequence: 'number',
    event: { from: { type: 'text' }, type: 'text' },
    requestId: 'text?',
  } satisfies ShapeOf<JobRow>,
  groupBy: 'chatId',
  complete(row, { clock, ids }) {
    return {
      id: row.id ?? ids.count('job'),
      chatId: row.chatId ?? '',
      kind: row.kind ?? 'event',
      dueAt: row.dueAt ?? clock.now(),
      sequence: row.sequence ?? ids.sequence(),
      event: row.event ?? { from: { type: 'External' }, type: 'Message' },
      requestId: row.requestId ?? null,
    }
  },
}
