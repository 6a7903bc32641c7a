import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { messagesOf, post, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

/** The operations that write to a chat, and what each needs. */
const writes: [string, Record<string, string>][] = [
  ['send', { message: 'Hi' }],
  ['startTyping', {}],
  ['stopTyping', {}],
  ['pushUrl', { pushUrl: 'https://bot.test/' }],
  ['updateNickname', { nickname: 'Eva' }],
  ['customNotice', {}],
  ['updateData', { 'userData[k]': 'v' }],
  ['readReceipt', { transcriptPosition: '1' }],
  ['disconnect', {}],
]

const refused = (chatId: string, chatEnded: boolean) => ({
  messages: [],
  chatEnded,
  statusCode: 2,
  alias: '117',
  chatId,
  errors: [
    {
      code: 249,
      advice: expect.stringMatching(/^Media server was not able to execute request\. referenceId\[\d{8}\]$/),
    },
  ],
})

export const endingsSuite: ContractSuite = (open) => {
  describe('disconnect', () => {
    test('has the customer leave, ends the chat and cancels what was due', async () => {
      const opened = open({ clock: manualClock() })
      const chat = await startChat(opened)
      const { status, body } = await chat.call('disconnect', { transcriptPosition: '2' })
      expect(status).toBe(200)
      expect(body).toMatchObject({ statusCode: 0, chatEnded: true, nextPosition: 3 })
      expect(messagesOf(body)).toMatchObject([
        { index: 2, type: 'ParticipantLeft', from: { participantId: 1 } },
      ])
      await opened.genesys.advance(10_000)
      expect(await chat.transcript()).toHaveLength(2)
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        state: 'ended',
        endReason: 'client',
        scheduled: [],
        participants: [{ participantId: 1, state: 'left' }],
      })
    })

    test('an ended chat takes no more, but can still be read', async () => {
      const chat = await startChat(open())
      await chat.call('disconnect')
      for (const [operation, form] of writes) {
        const { status, body } = await chat.call(operation, form)
        expect(status).toBe(200)
        expect(body).toEqual(refused(chat.chatId, true))
      }
      const { body } = await chat.call('refresh', { transcriptPosition: '1' })
      expect(body).toMatchObject({ statusCode: 0, chatEnded: true, nextPosition: 3 })
      expect(messagesOf(body)).toHaveLength(2)
    })
  })

  describe('who asks', () => {
    test('an unknown chat is over', async () => {
      const { status, body } = await open().call(
        '/genesys/2/chat/aura/0008TaFN3SE300QU/send',
        post({ secureKey: 'x', message: 'Hi' }),
      )
      expect(status).toBe(200)
      expect(body).toEqual(refused('0008TaFN3SE300QU', true))
    })

    test('a chat is unknown to another service', async () => {
      const opened = open()
      const chat = await startChat(opened)
      const { body } = await opened.call(
        `/genesys/2/chat/other/${chat.chatId}/refresh`,
        post({ secureKey: chat.secureKey }),
      )
      expect(body).toEqual(refused(chat.chatId, true))
    })

    test('a wrong secureKey or userId learns nothing, and the chat goes on', async () => {
      const chat = await startChat(open())
      for (const form of [{ secureKey: 'wrong' }, { userId: 'wrong' }]) {
        for (const operation of ['send', 'refresh', 'disconnect', 'pushUrl']) {
          const { body } = await chat.call(operation, {
            message: 'Hi',
            pushUrl: 'https://bot.test/',
            ...form,
          })
          expect(body).toEqual(refused(chat.chatId, false))
        }
      }
      expect((await chat.call('send', { message: 'Hi' })).body).toMatchObject({
        statusCode: 0,
        nextPosition: 3,
      })
    })

    test('with `strict: false`, no key is asked for', async () => {
      const opened = open({ strict: false })
      const chat = await startChat(opened)
      for (const form of [{ message: 'Hi' }, { message: 'Hi', secureKey: 'wrong', userId: 'wrong' }]) {
        expect((await opened.call(chat.path('send'), post(form))).body).toMatchObject({ statusCode: 0 })
      }
    })
  })
}
