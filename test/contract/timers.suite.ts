import { describe, expect, test } from 'vitest'
import { type GenesysMockOptions, manualClock, type ProfileSettings } from '../../src/index'
import { messagesOf, postJson, type StartedChat, startChat } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

const withChat = (chat: ProfileSettings['chat']): GenesysMockOptions => ({
  clock: manualClock({ now: 0 }),
  profiles: [{ profile: 'default', settings: { chat } }],
})

const play = (opened: Opened, chat: StartedChat, events: unknown) =>
  opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(events))

const told = async (chat: StartedChat) =>
  (await chat.transcript(2)).map(({ utcTime, type, from }) => `${utcTime / 1000} s: ${type} ${from.nickname}`)

/** A clock whose timers never come, however far it has gone. */
function jumpingClock() {
  let now = 0
  return {
    now: () => now,
    setTimer: () => () => {},
    jump(milliseconds: number) {
      now += milliseconds
    },
  }
}

export const timersSuite: ContractSuite = (open) => {
  describe('the idle timer', () => {
    test("alerts and closes with Genesys's times and texts", async () => {
      const opened = open(withChat({ idle: {} }))
      const chat = await startChat(opened)
      await opened.genesys.advance(300_000)
      const { body } = await chat.call('refresh', { transcriptPosition: '2' })
      expect(body).toMatchObject({ statusCode: 0, chatEnded: true })
      expect(messagesOf(body)).toEqual([
        {
          from: { nickname: 'system', participantId: 2, type: 'External' },
          index: 2,
          text: 'Chat session will be closed soon due to inactivity of chat participants.',
          type: 'IdleAlert',
          utcTime: 255_000,
          userData: { 'next-idle-timer-type': 'CLOSE', 'next-idle-timer-secs': '45' },
        },
        {
          from: { nickname: 'system', participantId: 2, type: 'External' },
          index: 3,
          text: 'Chat session closed due to inactivity of chat participants.',
          type: 'IdleClose',
          utcTime: 300_000,
        },
        {
          from: { nickname: 'Ana', participantId: 1, type: 'Client' },
          index: 4,
          type: 'ParticipantLeft',
          utcTime: 300_000,
          eventAttributes: { GCTI_SYSTEM: { 'quit-reason-code': '7' } },
        },
      ])
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        state: 'ended',
        endReason: 'idle',
        scheduled: [],
      })
    })

    test('can alert twice', async () => {
      const opened = open(withChat({ idle: { alert: 10, alert2: 5, close: 3 } }))
      const chat = await startChat(opened)
      await opened.genesys.advance(18_000)
      expect(await told(chat)).toEqual([
        '10 s: IdleAlert system',
        '15 s: IdleAlert system',
        '18 s: IdleClose system',
        '18 s: ParticipantLeft Ana',
      ])
      expect(
        (await chat.transcript(2))
          .slice(0, 3)
          .map(({ userData, text }) => [userData?.['next-idle-timer-type'], text]),
      ).toMatchObject([
        ['ALERT', expect.stringContaining('soon due')],
        ['CLOSE', expect.stringContaining('very soon due')],
        [undefined, expect.stringContaining('closed due')],
      ])
    })

    test.each<[string, (opened: Opened, chat: StartedChat) => Promise<unknown>]>([
      ['a message', (_, chat) => chat.call('send', { message: 'Hi' })],
      ['an address', (_, chat) => chat.call('pushUrl', { pushUrl: 'http://127.0.0.1:2/' })],
      [
        'somebody who joins',
        (opened, chat) => play(opened, chat, { from: { type: 'Agent' }, type: 'ParticipantJoined' }),
      ],
      [
        "an agent's message",
        (opened, chat) => play(opened, chat, { from: { type: 'Agent' }, type: 'Message', text: 'Hi' }),
      ],
    ])('starts anew with %s', async (_, act) => {
      const opened = open(withChat({ idle: { alert: 10, close: 5 } }))
      const chat = await startChat(opened)
      await opened.genesys.advance(12_000)
      await act(opened, chat)
      await opened.genesys.advance(14_999)
      expect(opened.genesys.sessions.get(chat.chatId).state).toBe('active')
      await opened.genesys.advance(1)
      expect(await told(chat)).toMatchObject([
        '10 s: IdleAlert system',
        expect.stringMatching(/^12 s/),
        '22 s: IdleAlert system',
        '27 s: IdleClose system',
        '27 s: ParticipantLeft Ana',
      ])
    })

    test.each<[string, (opened: Opened, chat: StartedChat) => Promise<unknown>]>([
      ['reading', (_, chat) => chat.call('refresh')],
      ['typing', (_, chat) => chat.call('startTyping')],
      ['a notice', (_, chat) => chat.call('customNotice', { message: 'Hi' })],
      ['another name', (_, chat) => chat.call('updateNickname', { nickname: 'Eva' })],
      ['a receipt', (_, chat) => chat.call('readReceipt', { transcriptPosition: '1' })],
      ['other data', (_, chat) => chat.call('updateData', { 'userData[k]': 'v' })],
      [
        'an empty message',
        (opened, chat) => play(opened, chat, { from: { type: 'Agent' }, type: 'Message', text: '' }),
      ],
      [
        "an alert in an agent's name",
        (opened, chat) => play(opened, chat, { from: { type: 'Agent' }, type: 'IdleAlert', text: 'x' }),
      ],
      [
        "the close of a timer in an agent's name that does not end the chat",
        (opened, chat) => play(opened, chat, { from: { type: 'Agent' }, type: 'IdleClose', text: 'x' }),
      ],
      [
        "the system's own messages",
        (opened, chat) => play(opened, chat, { from: { type: 'External' }, type: 'Message', text: 'x' }),
      ],
    ])('does not start anew with %s', async (_, act) => {
      const opened = open(withChat({ idle: { alert: 10, close: 5 } }))
      const chat = await startChat(opened)
      await opened.genesys.advance(9_000)
      await act(opened, chat)
      await opened.genesys.advance(6_000)
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({ endReason: 'idle', endedAt: 15_000 })
    })

    test('is told in every answer as `idleTimerExpire`, in whole seconds', async () => {
      const opened = open(withChat({ idle: { alert: 10, close: 5 } }))
      const chat = await startChat(opened)
      expect(chat.answer).toMatchObject({ idleTimerExpire: 10 })
      await opened.genesys.advance(2_500)
      expect((await chat.call('refresh')).body).toMatchObject({ idleTimerExpire: 8 })
      await opened.genesys.advance(7_500)
      expect((await chat.call('refresh')).body).toMatchObject({ idleTimerExpire: 5 })
      await opened.genesys.advance(5_000)
      expect((await chat.call('refresh')).body).not.toHaveProperty('idleTimerExpire')
    })

    test('is off unless a profile sets it', async () => {
      const opened = open(withChat({}))
      const chat = await startChat(opened)
      await opened.genesys.advance(86_400_000)
      expect(await chat.transcript()).toHaveLength(1)
      expect(chat.answer).not.toHaveProperty('idleTimerExpire')
    })

    test('stops with the chat', async () => {
      const opened = open(withChat({ idle: {} }))
      const chat = await startChat(opened)
      await chat.call('disconnect')
      await opened.genesys.advance(600_000)
      expect(await chat.transcript()).toHaveLength(2)
      expect(opened.genesys.scheduler.pending()).toEqual([])
    })
  })

  describe('a client gone silent', () => {
    test('is removed, which ends the chat', async () => {
      const opened = open(withChat({ flexDisconnectTimeout: 45 }))
      const chat = await startChat(opened)
      await opened.genesys.advance(45_000)
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        state: 'ended',
        endReason: 'silence',
        endedAt: 45_000,
      })
      const { body } = await chat.call('refresh', { transcriptPosition: '2' })
      expect(body).toMatchObject({
        chatEnded: true,
        messages: [{ type: 'ParticipantLeft', from: { type: 'Client' } }],
      })
    })

    test.each(['refresh', 'send', 'startTyping', 'file/limits'])(
      'is not one that calls %s',
      async (operation) => {
        const opened = open(withChat({ flexDisconnectTimeout: 45 }))
        const chat = await startChat(opened)
        for (let round = 0; round < 3; round += 1) {
          await opened.genesys.advance(44_999)
          await chat.call(operation, { message: 'Hi' })
        }
        expect(opened.genesys.sessions.get(chat.chatId).state).toBe('active')
        await opened.genesys.advance(45_000)
        expect(opened.genesys.sessions.get(chat.chatId).state).toBe('ended')
      },
    )

    test('is the customer, whoever else joined as one', async () => {
      const opened = open(withChat({ flexDisconnectTimeout: 45 }))
      const chat = await startChat(opened)
      await play(opened, chat, { from: { type: 'Client', nickname: 'Bob' }, type: 'ParticipantJoined' })
      await opened.genesys.advance(45_000)
      expect((await chat.transcript(-1))[0]?.from).toEqual({
        nickname: 'Ana',
        participantId: 1,
        type: 'Client',
      })
      expect(opened.genesys.sessions.get(chat.chatId).participants[0]).toMatchObject({
        nickname: 'Ana',
        state: 'left',
      })
    })

    test('is one whose key is wrong', async () => {
      const opened = open(withChat({ flexDisconnectTimeout: 45 }))
      const chat = await startChat(opened)
      await opened.genesys.advance(44_000)
      await chat.call('refresh', { secureKey: 'wrong' })
      await opened.genesys.advance(1_000)
      expect(opened.genesys.sessions.get(chat.chatId).state).toBe('ended')
    })
  })

  describe('a clock that jumps', () => {
    test('finds the idle timer counted from when things happened, not from when they were noticed', async () => {
      const clock = jumpingClock()
      const autoMessages = [
        { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined', timeout: 9 },
      ] as const
      const aliasChanges = [{ timeout: 10, alias: '1323' }]
      const opened = open({
        ...withChat({
          idle: { alert: 10, close: 5 },
          autoMessages,
          aliasChanges,
          pushUrl: 'http://127.0.0.1:2/',
        }),
        clock,
      })
      const chat = await startChat(opened)
      clock.jump(60_000)
      expect(await told(chat)).toEqual([
        '9 s: ParticipantJoined Eva',
        '19 s: IdleAlert system',
        '24 s: IdleClose system',
        '24 s: ParticipantLeft Ana',
      ])
      const aliases = opened.genesys.pushes
        .all()
        .map(({ body }) => (typeof body === 'object' && body && 'alias' in body ? body.alias : ''))
      expect(aliases).toEqual(['117', '1323', '1323', '1323'])
      await opened.genesys.settled()
    })
  })

  describe('the alias', () => {
    test('changes when the profile says so; the old one still works', async () => {
      const aliasChanges = [
        { timeout: 10, alias: '1323' },
        { timeout: 5, alias: '118' },
      ]
      const opened = open(withChat({ aliasChanges }))
      const chat = await startChat(opened)
      const aliasAt = async () => (await chat.call('refresh', { alias: '117' })).body
      expect(await aliasAt()).toMatchObject({ alias: '117', statusCode: 0 })
      await opened.genesys.advance(9_999)
      expect(await aliasAt()).toMatchObject({ alias: '117' })
      await opened.genesys.advance(1)
      expect(await aliasAt()).toMatchObject({ alias: '1323', statusCode: 0, chatId: chat.chatId })
      await opened.genesys.advance(5_000)
      expect(await aliasAt()).toMatchObject({ alias: '118' })
      expect((await chat.call('send', { message: 'Hi', secureKey: 'wrong' })).body).toMatchObject({
        alias: '118',
      })
    })
  })
}
