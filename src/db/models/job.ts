import type { JobRow } from '../rows'
import type { Model } from './model'

export const jobModel: Model<JobRow> = {
  primaryKey: 'id',
  shape: {
    id: 'required',
    chatId: 'required',
    dueAt: 'required',
    sequence: 'required',
    event: 'required',
    requestId: 'nullable',
  },
  groupBy: 'chatId',
  complete(row, { clock, ids }) {
    const id = row.id ?? ids.count('job')
    return {
      id,
      chatId: row.chatId ?? '',
      dueAt: row.dueAt ?? clock.now(),
      sequence: row.sequence ?? Number(id.slice('job-'.length)),
      event: row.event ?? { from: { type: 'External' }, type: 'Message' },
      requestId: row.requestId ?? null,
    }
  },
}
