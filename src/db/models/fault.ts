import type { ShapeOf } from '../form'
import type { FaultRow } from '../rows'
import type { Model } from './model'

export const faultModel: Model<FaultRow> = {
  primaryKey: 'id',
  shape: {
    id: 'text',
    operation: 'text?',
    chatId: 'text?',
    profile: 'text?',
    nth: 'count',
    // A number, or 'always'.
    times: 'any',
    respond: 'object?',
    delay: 'number?',
    drop: 'boolean',
    duplicate: 'boolean',
    reorder: 'boolean',
    seen: 'count',
    used: 'count',
  } satisfies ShapeOf<FaultRow>,
  groupBy: 'chatId',
  complete: (row, { ids }) => ({
    id: row.id ?? ids.count('fault'),
    operation: row.operation ?? null,
    chatId: row.chatId ?? null,
    profile: row.profile ?? null,
    nth: row.nth ?? 1,
    times: row.times ?? 1,
    respond: row.respond ?? null,
    delay: row.delay ?? null,
    drop: row.drop ?? false,
    duplicate: row.duplicate ?? false,
    reorder: row.reorder ?? false,
    seen: row.seen ?? 0,
    used: row.used ?? 0,
  }),
}
