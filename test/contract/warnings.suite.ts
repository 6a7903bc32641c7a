import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { post, type StartedChat, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'
import { agent, codesOf, messageOf, play, silent } from './warned-chat'

export const warningsSuite: ContractSuite = (open) => {
  test('a client and an agent that behave are not warned of', async () => {
    const opened = open({ clock: manualClock() })
    const chat = await startChat(opened)
    const poll = async (position: unknown): Promise<unknown> => {
      await opened.genesys.advance(1_000)
      const { body } = await chat.call('refresh', { transcriptPosition: String(position) })
      return body.nextPosition
    }
    let position = await poll(chat.answer.nextPosition)
    await chat.call('pushUrl', { pushUrl: 'https://bot.test/messages' })
    for (let seconds = 0; seconds < 5; seconds += 1) position = await poll(position)
    await chat.call('send', { message: '100% sure & more, ¿no?', transcriptPosition: '0' })
    await play(opened, chat, agent('ParticipantJoined', 'Eva'), agent(), { ...agent('Message'), timeout: 1 })
    position = await poll(position)
    await chat.call('disconnect')
    await poll(position)
    expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({ state: 'ended', nextPosition: 13 })
    expect(opened.genesys.warnings).toEqual([])
  })

  describe('REFRESH_WITHOUT_POSITION:', () => {
    test('a refresh without it is named, with what was seen', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const { body } = await chat.call('refresh')
      expect(body).toMatchObject({ statusCode: 0, nextPosition: 2 })
      expect(opened.genesys.warnings).toEqual([
        {
          id: 'warning-1',
          code: 'REFRESH_WITHOUT_POSITION',
          message:
            'refresh came without a transcriptPosition. Genesys then sends the whole transcript every time, so that the client gets every event again with each poll. Send the nextPosition of the answer before as transcriptPosition, or 1 for all.',
          chatId: chat.chatId,
          at: 5_000,
          request: opened.genesys.requests.last('refresh'),
        },
      ])
    })

    test.each(['0', '1', '2', '-1', '99'])('one with %s is not', async (transcriptPosition) => {
      const opened = open(silent())
      await (await startChat(opened)).call('refresh', { transcriptPosition })
      expect(codesOf(opened)).toEqual([])
    })

    test('nor one that has it in the query', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await opened.call(`${chat.path('refresh')}?transcriptPosition=1`, post({ secureKey: chat.secureKey }))
      expect(codesOf(opened)).toEqual([])
    })

    test('other operations need none', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await chat.call('send', { message: 'Hi' })
      await chat.call('pushUrl', { pushUrl: 'https://bot.test/' })
      await chat.call('disconnect')
      expect(codesOf(opened)).toEqual([])
    })

    test.each(['', 'two'])('"%s" is named where it is forgiven', async (transcriptPosition) => {
      const opened = open({ ...silent(), strict: false })
      await (await startChat(opened)).call('refresh', { transcriptPosition })
      expect(codesOf(opened)).toEqual(['REFRESH_WITHOUT_POSITION'])
      expect(messageOf(opened)).toMatch(
        `refresh came with "${transcriptPosition}" for a transcriptPosition. `,
      )
    })

    test.each(['', 'two'])('"%s" is not named where it is refused', async (transcriptPosition) => {
      const opened = open(silent())
      const { status } = await (await startChat(opened)).call('refresh', { transcriptPosition })
      expect(status).toBe(400)
      expect(codesOf(opened)).toEqual([])
    })
  })

  describe('MESSAGE_AFTER_END:', () => {
    test.each(['send', 'disconnect', 'pushUrl'])('%s to an ended chat is named', async (operation) => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await play(opened, chat, { from: { type: 'External' }, type: 'Notice', chatEnded: true })
      await chat.call(operation, { message: 'Hi', pushUrl: 'https://bot.test/' })
      expect(opened.genesys.warnings).toEqual([
        {
          id: 'warning-1',
          code: 'MESSAGE_AFTER_END',
          message: `${operation} came after the end: the chat has ended (by agent). Genesys refuses it with code 249, and what the customer wrote is lost. Stop when an answer or a push says chatEnded: true, and start a new chat with Request Chat.`,
          chatId: chat.chatId,
          at: 5_000,
          request: opened.genesys.requests.last(),
        },
      ])
    })

    test('reading it is not, nor is what the mock itself is asked', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await chat.call('disconnect')
      expect(await chat.transcript()).toHaveLength(2)
      expect(await play(opened, chat, agent())).toMatchObject({ status: 400 })
      expect(codesOf(opened)).toEqual([])
    })

    test('nor is writing to a chat that is not there, or no more, or with a wrong key', async () => {
      const opened = open(silent())
      const removed = await startChat(opened)
      opened.genesys.sessions.remove()
      await removed.call('send', { message: 'Hi' })
      await opened.call('/genesys/2/chat/aura/nobody/send', post({ secureKey: 'x', message: 'Hi' }))
      const ended = await startChat(opened)
      await ended.call('disconnect')
      await ended.call('send', { secureKey: 'wrong', message: 'Hi' })
      expect(codesOf(opened)).toEqual([])
    })
  })

  describe('POLLED_TOO_FAST:', () => {
    const poll = (chat: StartedChat, form = {}) => chat.call('refresh', { transcriptPosition: '0', ...form })

    test.each([
      [0, true],
      [999, true],
      [1_000, false],
      [60_000, false],
    ])('a refresh %i ms after the one before: %s', async (interval, isNamed) => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await poll(chat)
      await opened.genesys.advance(interval)
      await chat.call('send', { message: 'Hi' })
      expect((await poll(chat)).body).toMatchObject({ statusCode: 0 })
      const expected = {
        id: 'warning-1',
        code: 'POLLED_TOO_FAST',
        message: `refresh came ${interval} ms after the last one with the same secureKey. Every poll costs Genesys's servers work, for which Genesys's own widget waits 3 to 5 seconds, and a gateway may turn away a client that does not. Wait at least a second; under fake timers, advance the time between two polls, for while it stands still they count as 0 ms apart.`,
        chatId: chat.chatId,
        at: 5_000 + interval,
        request: opened.genesys.requests.last('refresh'),
      }
      expect(opened.genesys.warnings).toEqual(isNamed ? [expected] : [])
    })

    test('each is measured from the one before it', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      for (const interval of [0, 600, 600, 1_000, 600]) {
        await opened.genesys.advance(interval)
        await poll(chat)
      }
      expect(opened.genesys.warnings.map(({ at }) => at - 5_000)).toEqual([600, 1_200, 2_800])
    })

    test('every chat and every key counts for itself', async () => {
      const opened = open(silent())
      const chats = [await startChat(opened), await startChat(opened)]
      for (const chat of chats) {
        await poll(chat)
        await poll(chat, { secureKey: 'wrong' })
      }
      expect(codesOf(opened)).toEqual([])
      for (const chat of chats) await poll(chat)
      expect(opened.genesys.warnings.map(({ chatId }) => chatId)).toEqual(chats.map(({ chatId }) => chatId))
    })
  })

  test('where keys are forgiven, every client counts for itself', async () => {
    const opened = open({ ...silent(), strict: false })
    const chat = await startChat(opened)
    for (const secureKey of ['one', 'other'])
      await chat.call('refresh', { secureKey, transcriptPosition: '1' })
    expect(codesOf(opened)).toEqual([])
  })

  test('one request can be named for several things', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    await chat.call('refresh', { transcriptPosition: '1' })
    await opened.call(chat.path('refresh'), {
      method: 'POST',
      body: `secureKey=${chat.secureKey}&message=a b`,
    })
    expect(codesOf(opened)).toEqual(['REFRESH_WITHOUT_POSITION', 'UNESCAPED_BODY', 'POLLED_TOO_FAST'])
  })
}
