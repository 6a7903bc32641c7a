import type { JobRow } from '../rows'
import type { Model } from './model'

export const jobModel: Model<JobRow> = {
  primaryKey: 'id',
  shape: {
    id: 'required',
    chatId: 'required',
    kind: 'required',
    dueAt: 'required',
    sequence: 'required',
    event: 'required',
    requestId: 'nullable',
  },
  groupBy: 'chatId',
  refuses: ({ dueAt = 0, sequence = 0 }) =>
    Number.isFinite(dueAt) && Number.isFinite(sequence)
      ? undefined
      : 'dueAt and sequence: expected finite numbers',
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
