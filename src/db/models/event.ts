import type { EventRow } from '../rows'
import type { Model } from './model'

export const eventModel: Model<EventRow> = {
  primaryKey: 'id',
  shape: {
    id: 'required',
    chatId: 'required',
    index: 'required',
    type: 'required',
    from: 'required',
    text: 'nullable',
    messageType: 'nullable',
    utcTime: 'required',
    userData: 'nullable',
    eventAttributes: 'nullable',
  },
  groupBy: 'chatId',
  orderBy: 'index',
  complete(row, { clock, nextIndex }) {
    const chatId = row.chatId ?? ''
    const index = row.index ?? nextIndex(chatId)
    return {
      id: row.id ?? `${chatId}/${index}`,
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
