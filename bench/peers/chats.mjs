// What every hand-written peer does: chats in a Map, with keys and transcripts, and the answers of the Chat API.

import { randomBytes } from 'node:crypto'

/** The chats of one server. Each method takes the fields of a form, and gives the body of an answer. */
export class Chats {
  #chats = new Map()

  /** @param {URLSearchParams} form */
  request(form) {
    const chat = {
      chatId: randomBytes(8).toString('hex').toUpperCase(),
      secureKey: randomBytes(10).toString('hex'),
      userId: randomBytes(8).toString('hex').toUpperCase(),
      nickname: form.get('nickname'),
      events: [],
    }
    if (!chat.nickname) return refusal('', 200, 'nickname: missing')
    this.#chats.set(chat.chatId, chat)
    append(chat, 'ParticipantJoined', null)
    return answer(chat, chat.events)
  }

  /** @param {URLSearchParams} form */
  send(chatId, form) {
    const chat = this.#chats.get(chatId)
    if (!chat || chat.secureKey !== form.get('secureKey')) return refusal(chatId, 249, 'secureKey: wrong')
    const message = form.get('message')
    if (!message) return refusal(chatId, 201, 'message: missing')
    append(chat, 'Message', message)
    return answer(chat, [])
  }

  /** @param {URLSearchParams} form */
  refresh(chatId, form) {
    const chat = this.#chats.get(chatId)
    if (!chat || chat.secureKey !== form.get('secureKey')) return refusal(chatId, 249, 'secureKey: wrong')
    return answer(chat, chat.events.slice(Number(form.get('transcriptPosition') ?? 1) - 1))
  }
}

function append({ nickname, events }, type, text) {
  const from = { nickname, participantId: 1, type: 'Client' }
  events.push({ from, index: events.length + 1, type, ...(text !== null && { text }), utcTime: Date.now() })
}

/** The body of an answer that succeeds. */
export function answer({ chatId, secureKey, userId, events }, messages) {
  return {
    messages,
    chatEnded: false,
    statusCode: 0,
    alias: '117',
    secureKey,
    userId,
    chatId,
    nextPosition: events.length + 1,
  }
}

function refusal(chatId, code, advice) {
  return { statusCode: 2, chatId, errors: [{ code, advice }] }
}
