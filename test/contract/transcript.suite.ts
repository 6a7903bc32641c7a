import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { messagesOf, postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const transcriptSuite: ContractSuite = (open) => {
  describe('send', () => {
    test('adds the message; without a position its answer holds no transcript', async () => {
      const chat = await startChat(open())
      const { status, body } = await chat.call('send', { message: 'Hola, ¿qué tal? 👋' })
      expect(status).toBe(200)
      expect(body).toEqual({
        messages: [],
        chatEnded: false,
        statusCode: 0,
        alias: '117',
        secureKey: chat.secureKey,
        userId: chat.userId,
        chatId: chat.chatId,
        nextPosition: 3,
      })
      expect(await chat.transcript(2)).toEqual([
        {
          from: { nickname: 'Ana', participantId: 1, type: 'Client' },
          index: 2,
          text: 'Hola, ¿qué tal? 👋',
          type: 'Message',
          utcTime: expect.any(Number),
        },
      ])
    })

    test('echoes messageType, and eventAttributes as an object', async () => {
      const chat = await startChat(open())
      const attributes = { 'general-properties': { 'related-event-id': 7, list: [1, null] } }
      await chat.call('send', {
        message: 'Hi',
        messageType: 'text',
        eventAttributes: JSON.stringify(attributes),
      })
      expect(await chat.transcript(2)).toMatchObject([{ messageType: 'text', eventAttributes: attributes }])
    })

    test('takes a sloppy form as it is', async () => {
      const opened = open()
      const chat = await startChat(opened)
      const { body } = await opened.call(chat.path('send'), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `message=100% sure & more&secureKey=${chat.secureKey}&userId=${chat.userId}`,
      })
      expect(body).toMatchObject({ statusCode: 0 })
      expect((await chat.transcript(2))[0]?.text).toBe('100% sure ')
    })

    test('needs neither alias nor userId, but a wrong alias does no harm', async () => {
      const chat = await startChat(open())
      const { body } = await chat.call('send', { message: 'Hi', alias: '999', userId: chat.userId })
      expect(body).toMatchObject({ statusCode: 0, alias: '117' })
    })

    test('reads a JSON body, and the position in the query', async () => {
      const opened = open()
      const chat = await startChat(opened)
      const { body } = await opened.call(
        `${chat.path('send')}?transcriptPosition=2`,
        postJson({ secureKey: chat.secureKey, message: 'Hi' }),
      )
      expect(messagesOf(body)).toMatchObject([{ index: 2, text: 'Hi' }])
    })
  })

  describe('transcriptPosition', () => {
    test.each([
      ['absent on refresh: all', undefined, [1, 2, 3]],
      ['0: none', '0', []],
      ['1: all', '1', [1, 2, 3]],
      ['n: those from n on, inclusive', '2', [2, 3]],
      ['-1: the last', '-1', [3]],
      ['past the end: none', '4', []],
      ['far past the end: none', '99999999999999999999', []],
    ])('%s', async (_, position, indexes) => {
      const chat = await startChat(open())
      await chat.call('send', { message: 'one' })
      await chat.call('send', { message: 'two' })
      const { body } = await chat.call(
        'refresh',
        position === undefined ? {} : { transcriptPosition: position },
      )
      expect(messagesOf(body).map(({ index }) => index)).toEqual(indexes)
      expect(body).toMatchObject({ statusCode: 0, nextPosition: 4, chatEnded: false })
    })

    test.each(['1.5', '-2', 'two', '', ' 1', '1e3', 'NaN'])(
      '"%s" is refused with 400 and code 100',
      async (position) => {
        const chat = await startChat(open())
        for (const operation of ['refresh', 'send', 'disconnect', 'pushUrl']) {
          const form = { message: 'Hi', pushUrl: 'https://bot.test/', transcriptPosition: position }
          const { status, body } = await chat.call(operation, form)
          expect(status).toBe(400)
          expect(body).toEqual({
            errors: [{ code: 100, advice: expect.stringContaining('transcriptPosition: ') }],
          })
        }
      },
    )
  })

  describe('an event', () => {
    test('is the same in every answer', async () => {
      const opened = open({ clock: manualClock() })
      const chat = await startChat(opened)
      await chat.call('send', { message: 'Hi' })
      const first = await chat.transcript()
      await opened.genesys.advance(60_000)
      const later = await chat.transcript()
      expect(later.slice(0, first.length)).toEqual(first)
      expect(later.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7])
    })
  })
}
