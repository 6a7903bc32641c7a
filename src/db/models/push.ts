import type { ShapeOf } from '../form'
import type { PushRow } from '../rows'
import type { Model } from './model'

export const pushModel: Model<PushRow> = {
  primaryKey: 'id',
  shape: {
    id: 'text',
    chatId: 'text',
    url: 'text',
    deviceType: 'text?',
    event: { from: 'object', index: 'number', type: 'text' },
    body: 'any?',
    status: 'text',
    httpStatus: 'count?',
    error: 'text?',
    responseBody: 'text?',
    note: 'text?',
    attempts: 'count',
    sentAt: 'number?',
    settledAt: 'number?',
  } satisfies ShapeOf<PushRow>,
  groupBy: 'chatId',
  complete(row, { clock, ids }) {
    const chatId = row.chatId ?? ''
    const event = row.event ?? {
      from: { nickname: 'system', participantId: 2, type: 'External' },
      index: 1,
      type: 'Message',
      utcTime: clock.now(),
    }
    return {
      id: row.id ?? ids.count('push'),
      chatId,
      url: row.url ?? '',
      deviceType: row.deviceType ?? null,
      event,
      // null is a body as good as any.
      body:
        row.body !== undefined ? row.body : { statusCode: 0, chatId, messages: [event], chatEnded: false },
      status: row.status ?? 'pending',
      httpStatus: row.httpStatus ?? null,
      error: row.error ?? null,
      responseBody: row.responseBody ?? null,
      note: row.note ?? null,
      attempts: row.attempts ?? 0,
      sentAt: row.sentAt ?? null,
      settledAt: row.settledAt ?? null,
    }
  },
}
