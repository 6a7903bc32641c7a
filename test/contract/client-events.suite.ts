import { describe, expect, test } from 'vitest'
import { messagesOf, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const clientEventsSuite: ContractSuite = (open) => {
  test.each([
    ['startTyping', {}, { type: 'TypingStarted' }],
    ['startTyping', { message: 'Hel' }, { type: 'TypingStarted', text: 'Hel' }],
    ['stopTyping', { message: '' }, { type: 'TypingStopped' }],
    ['customNotice', {}, { type: 'CustomNotice' }],
    [
      'customNotice',
      { message: 'x', messageType: 't' },
      { type: 'CustomNotice', text: 'x', messageType: 't' },
    ],
    [
      'customNotice',
      { eventAttributes: '{"purpose":"cancel-idle-timer"}' },
      { type: 'CustomNotice', eventAttributes: { purpose: 'cancel-idle-timer' } },
    ],
  ])('%s with %j appends an event from the customer', async (operation, form, event) => {
    const opened = open()
    const chat = await startChat(opened)
    const { status, body } = await chat.call(operation, form)
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 0, messages: [], nextPosition: 3, chatId: chat.chatId })
    expect(await chat.transcript(2)).toEqual([
      {
        from: { nickname: 'Ana', participantId: 1, type: 'Client' },
        index: 2,
        utcTime: expect.any(Number),
        ...event,
      },
    ])
    expect(opened.genesys.pushes.all()).toEqual([])
  })

  test.each(['startTyping', 'stopTyping', 'customNotice', 'updateData', 'updateNickname', 'readReceipt'])(
    '%s answers with the transcript that is asked for',
    async (operation) => {
      const chat = await startChat(open())
      await chat.call('send', { message: 'one' })
      const { body } = await chat.call(operation, { nickname: 'Eva', transcriptPosition: '2' })
      expect(messagesOf(body)[0]).toMatchObject({ index: 2, text: 'one' })
    },
  )

  test('each call of startTyping appends an event', async () => {
    const chat = await startChat(open())
    await chat.call('startTyping')
    await chat.call('startTyping')
    expect((await chat.transcript(2)).map(({ type }) => type)).toEqual(['TypingStarted', 'TypingStarted'])
  })

  test('refresh takes the preview of what is being typed, and appends nothing', async () => {
    const chat = await startChat(open())
    const { body } = await chat.call('refresh', { transcriptPosition: '2', message: 'Hel' })
    expect(body).toMatchObject({ statusCode: 0, messages: [], nextPosition: 2 })
  })

  describe('updateNickname', () => {
    test('renames the customer from now on', async () => {
      const opened = open()
      const chat = await startChat(opened)
      await chat.call('updateNickname', { nickname: 'Ana María' })
      await chat.call('send', { message: 'Hi' })
      expect(
        (await chat.transcript()).map(({ type, from }) => [type, from.nickname, from.participantId]),
      ).toEqual([
        ['ParticipantJoined', 'Ana', 1],
        ['NicknameUpdated', 'Ana María', 1],
        ['Message', 'Ana María', 1],
      ])
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        nickname: 'Ana María',
        participants: [{ participantId: 1, nickname: 'Ana María', state: 'joined' }],
      })
    })
  })

  describe('updateData', () => {
    test('adds to the attached data and replaces; no event tells of it', async () => {
      const opened = open()
      const chat = await startChat(opened, { 'userData[a]': '1', 'userData[b]': '2' })
      const { body } = await chat.call('updateData', { 'userData[b]': '3', 'userData[c]': '4' })
      expect(body).toMatchObject({ statusCode: 0, chatEnded: false, nextPosition: 2 })
      expect(opened.genesys.sessions.get(chat.chatId).userData).toEqual({ a: '1', b: '3', c: '4' })
    })
  })

  describe('readReceipt', () => {
    test.each([
      ['2', 2],
      ['-1', 3],
    ])('at %s is kept; no event tells of it', async (transcriptPosition, readPosition) => {
      const opened = open()
      const chat = await startChat(opened)
      await chat.call('send', { message: 'one' })
      await chat.call('send', { message: 'two' })
      const { body } = await chat.call('readReceipt', { transcriptPosition })
      expect(body).toMatchObject({ statusCode: 0, nextPosition: 4 })
      expect(opened.genesys.db.session.findFirst({})?.readPosition).toBe(readPosition)
    })
  })
}
