import type { ShapeOf } from '../form'
import type { EventRow } from '../rows'
import type { Model } from './model'

export const eventModel: Model<EventRow> = {
  primaryKey: 'id',
  shape: {
    id: 'text',
    chatId: 'text',
    index: 'number',
    type: 'text',
    from: { nickname: 'text', participantId: 'number', type: 'text' },
    text: 'text?',
    messageType: 'text?',
    utcTime: 'number',
    userData: 'object?',
    eventAttributes: 'object?',
  } satisfies ShapeOf<EventRow>,
  groupBy: 'chatId',
  orderBy: 'index',
  complete(row, { clock, nextIndex, hasEvent }) {
    const chatId = row.chatId ?? ''
    const index = row.index ?? nextIndex(chatId)
    return {
      id: row.id ?? freeId(`${chatId}/${index}`, hasEvent),
      chatId,
      index,
      type: row.type ?? 'Message',
      from: row.from ?? { nickname: 'system', participantId: 2, type: 'External' },
      text: row.text ?? null,
      messageType: row.messageType ?? null,
      utcTime: row.utcTime ?? clock.now(),
      userData: row.userData ?? null,
      eventAttributes: row.eventAttributes ?? null,
    }
  },
}

/** The id of an event whose index a test has changed may be the one that this event would have. */
function freeId(id: string, isTaken: (id: string) => boolean): string {
  return isTaken(id) ? freeId(`${id}+`, isTaken) : id
}
