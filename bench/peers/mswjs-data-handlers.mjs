import { factory, nullable, primaryKey } from '@mswjs/data'
import { HttpResponse, http } from 'msw'
import { answer } from './chats.mjs'

/** A mock of `send` as one writes it with `@mswjs/data` alone: its look-ups search the table. */
export function createMswjsDataMock() {
  const db = factory({
    session: {
      chatId: primaryKey(String),
      secureKey: String,
      userId: String,
      state: String,
      messages: Array,
      updatedAt: nullable(Number),
    },
  })

  return {
    handlers: [
      http.post('*/genesys/2/chat/:serviceName/:chatId/send', async ({ params: { chatId }, request }) => {
        const form = new URLSearchParams(await request.text())
        const where = { chatId: { equals: chatId } }
        const session = db.session.findFirst({ where })
        if (session?.secureKey !== form.get('secureKey')) {
          return HttpResponse.json({ statusCode: 2, chatId, errors: [{ code: 249, advice: 'wrong key' }] })
        }
        const index = session.messages.length + 1
        const event = { index, type: 'Message', text: form.get('message'), utcTime: Date.now() }
        const from = { nickname: 'Ana', participantId: 1, type: 'Client' }
        const events = [...session.messages, { from, ...event }]
        db.session.update({ where, data: { messages: events, updatedAt: Date.now() } })
        return HttpResponse.json(answer({ ...session, events }, []))
      }),
    ],
    addChat(chatId, secureKey) {
      db.session.create({ chatId, secureKey, userId: '052B5F58EBCF069A', state: 'active', messages: [] })
    },
  }
}
