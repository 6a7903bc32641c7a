import { describe, expect, test } from 'vitest'
import {
  type GenesysMockOptions,
  manualClock,
  type Profile,
  type Reply,
  type ScheduledEvent,
} from '../../src/index'
import { messagesOf, postJson, type StartedChat, startChat } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

const agent = { type: 'Agent' } as const
const joins: ScheduledEvent = { from: { ...agent, nickname: 'Eva' }, type: 'ParticipantJoined' }
const says = (text: string, timeout = 0): ScheduledEvent => ({ from: agent, type: 'Message', text, timeout })

const withReplies = (...replies: Reply[]): GenesysMockOptions => ({
  clock: manualClock({ now: 0 }),
  profiles: [{ profile: 'default', settings: { chat: { autoMessages: [joins], replies } } }],
})

/** A chat in which the agent has joined. */
async function begin(opened: Opened): Promise<StartedChat> {
  const chat = await startChat(opened)
  await opened.genesys.advance(0)
  return chat
}

const mockSend = (opened: Opened, chat: StartedChat, events: unknown) =>
  opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(events))

const told = async (chat: StartedChat, position = 3) =>
  (await chat.transcript(position)).map(({ utcTime, from, text = '' }) =>
    `${utcTime / 1000} s ${from.nickname}: ${text}`.trim(),
  )

export const repliesSuite: ContractSuite = (open) => {
  test('a reply plays after the message that it is for, each event in its time', async () => {
    const opened = open(
      withReplies({ when: { text: 'Hi' }, messages: [says('Hello!', 1), says('How are you?', 2)] }),
    )
    const chat = await begin(opened)
    await opened.genesys.advance(5_000)
    await chat.call('send', { message: 'Hi' })
    await opened.genesys.advance(999)
    expect(await told(chat)).toEqual(['5 s Ana: Hi'])
    await opened.genesys.advance(2_001)
    expect(await told(chat)).toEqual(['5 s Ana: Hi', '6 s Eva: Hello!', '8 s Eva: How are you?'])
  })

  test('a reply due at once is no part of the answer, but comes as soon as time passes', async () => {
    const opened = open(withReplies({ when: { text: 'Hi' }, messages: [says('Hello!')] }))
    const chat = await begin(opened)
    const { body } = await chat.call('send', { message: 'Hi', transcriptPosition: '1' })
    expect(messagesOf(body).at(-1)).toMatchObject({ text: 'Hi' })
    expect(opened.genesys.sessions.get(chat.chatId).scheduled).toMatchObject([{ event: { text: 'Hello!' } }])
    await opened.genesys.advance(0)
    expect(await told(chat)).toEqual(['0 s Ana: Hi', '0 s Eva: Hello!'])
  })

  test('nor is it part of the answer to the mock chat send that has the client speak', async () => {
    const opened = open(withReplies({ when: { event: 'Message' }, messages: [says('Hello!')] }))
    const chat = await begin(opened)
    const client = { from: { type: 'Client' }, type: 'Message' }
    await mockSend(opened, chat, [
      { ...client, text: 'One' },
      says('Wait'),
      { ...client, text: 'Two', timeout: 1 },
    ])
    expect(await told(chat)).toEqual(['0 s Ana: One', '0 s Eva: Wait'])
    await opened.genesys.advance(1_000)
    expect(await told(chat, 5)).toEqual(['0 s Eva: Hello!', '1 s Ana: Two', '1 s Eva: Hello!'])
  })

  describe('which reply plays', () => {
    const cases: [string, Reply['when'], string[], string[]][] = [
      ['a text is equal as a whole', { text: 'Hi' }, ['Hi!', 'hi', 'Hi'], ['Hi']],
      ['a pattern is found anywhere', { pattern: 'a+b' }, ['xaaby', 'ac', 'AB'], ['xaaby']],
      ['a pattern has flags', { pattern: '/^a.b$/is' }, ['A\nB', 'xab'], ['A\nB']],
      ['a slash alone makes no flags', { pattern: '/help' }, ['/help me', 'help'], ['/help me']],
      ['nor do two in its midst', { pattern: 'a/b/i' }, ['a/b/i', 'B'], ['a/b/i']],
      ['nor two before its end', { pattern: '/a/1' }, ['/a/1', 'a'], ['/a/1']],
      ['nth counts messages', { nth: 2 }, ['a', 'b', 'c'], ['b']],
      ['nth counts those with the text', { text: 'a', nth: 2 }, ['a', 'b', 'a', 'a'], ['a']],
      ['nth counts those with the pattern', { pattern: '^a', nth: 2 }, ['a', 'b', 'ax', 'ay'], ['ax']],
      ['all must hold', { text: 'ab', pattern: '^b' }, ['ab', 'b'], []],
      ['an event alone', { event: 'Message' }, ['a', 'b'], ['a', 'b']],
    ]
    test.each(cases)('%s', async (_, when, sent, answered) => {
      const opened = open(withReplies({ when, messages: [says('to {{text}}')] }))
      const chat = await begin(opened)
      for (const message of sent) {
        await chat.call('send', { message })
        await opened.genesys.advance(1)
      }
      const replies = (await chat.transcript(3)).filter(({ from }) => from.type === 'Agent')
      expect(replies.map(({ text }) => text)).toEqual(answered.map((text) => `to ${text}`))
    })

    test('the first that fits plays, the others do not', async () => {
      const opened = open(
        withReplies(
          { when: { text: 'secret' }, messages: [] },
          { when: { pattern: '^s' }, messages: [says('first')] },
          { when: { event: 'Message' }, messages: [says('last')] },
        ),
      )
      const chat = await begin(opened)
      for (const message of ['secret', 'say', 'tell']) await chat.call('send', { message })
      await opened.genesys.advance(0)
      expect(await told(chat, 6)).toEqual(['0 s Eva: first', '0 s Eva: last'])
    })

    test.each<[string, Reply['when'], (chat: StartedChat) => Promise<unknown>]>([
      ['the start', { event: 'ParticipantJoined' }, async () => {}],
      [
        'typing',
        { event: 'TypingStarted', text: 'He' },
        (chat) => chat.call('startTyping', { message: 'He' }),
      ],
      [
        'a new nickname',
        { event: 'NicknameUpdated' },
        (chat) => chat.call('updateNickname', { nickname: 'Zoë' }),
      ],
      [
        'a notice',
        { event: 'CustomNotice', pattern: 'x' },
        (chat) => chat.call('customNotice', { message: 'x' }),
      ],
      ['a URL', { event: 'PushUrl' }, (chat) => chat.call('pushUrl', { pushUrl: 'https://bot.test/' })],
    ])('%s is an event like any other', async (_, when, act) => {
      const opened = open(withReplies({ when, messages: [says('I saw that, {{nickname}}')] }))
      const chat = await begin(opened)
      await act(chat)
      await opened.genesys.advance(0)
      const { nickname, messages } = opened.genesys.sessions.get(chat.chatId)
      expect(messages.filter(({ text }) => text === `I saw that, ${nickname}`)).toHaveLength(1)
    })
  })

  describe('captures', () => {
    test('stand for what was found, said and called', async () => {
      const opened = open(
        withReplies({
          when: { pattern: '/my (?<thing>\\w+) is (\\w+)(!)?/i' },
          messages: [
            {
              ...says('{{nickname}} said "{{text}}": {{0}}|{{1}}|{{ thing }}|{{2}}|{{3}}|\\{{2}}|{{'),
              messageType: '{{0}}',
              userData: { '{{0}}': '{{2}}' },
              eventAttributes: { a: { b: ['{{thing}}', 1, null, true] } },
            },
          ],
        }),
      )
      const chat = await begin(opened)
      await chat.call('updateNickname', { nickname: 'Zoë' })
      await chat.call('send', { message: 'Well, my name is {{1}}, My name is Zoe' })
      await opened.genesys.advance(0)
      expect(await chat.transcript(-1)).toMatchObject([
        {
          text: 'Zoë said "Well, my name is {{1}}, My name is Zoe": My name is Zoe|name|name|Zoe||{{2}}|{{',
          messageType: '{{0}}',
          userData: { '{{0}}': 'Zoe' },
          eventAttributes: { a: { b: ['name', 1, null, true] } },
        },
      ])
    })

    test('of an event without a text stand for nothing, and no pattern finds anything in it', async () => {
      const when = { event: 'TypingStarted' } as const
      const opened = open(
        withReplies(
          { when: { ...when, pattern: 'null|^' }, messages: [says('found')] },
          { when, messages: [says('[{{text}}]')] },
        ),
      )
      const chat = await begin(opened)
      await chat.call('startTyping')
      await opened.genesys.advance(0)
      expect(await chat.transcript(-1)).toMatchObject([{ text: '[]' }])
    })

    test('are left alone where there is nothing to capture', async () => {
      const opened = open({
        clock: manualClock(),
        profiles: [
          { profile: 'default', settings: { chat: { autoMessages: [joins, says('{{x}} \\{{y}}')] } } },
        ],
      })
      const chat = await begin(opened)
      expect(await chat.transcript(3)).toMatchObject([{ text: '{{x}} \\{{y}}' }])
    })
  })

  test('what a reply has the client say starts no other', async () => {
    const echo: ScheduledEvent = { from: { type: 'Client' }, type: 'Message', text: 'again' }
    const opened = open(withReplies({ when: { event: 'Message' }, messages: [echo] }))
    const chat = await begin(opened)
    await chat.call('send', { message: 'Hi' })
    await opened.genesys.advance(60_000)
    expect(await told(chat)).toEqual(['0 s Ana: Hi', '0 s Ana: again'])
  })

  test('a chat that ends has no replies: neither those to its end nor those still to come', async () => {
    const opened = open(
      withReplies(
        { when: { event: 'ParticipantLeft' }, messages: [says('Bye')] },
        { when: { text: 'wait' }, messages: [says('…', 10)] },
      ),
    )
    const chat = await begin(opened)
    await chat.call('send', { message: 'wait' })
    await chat.call('disconnect')
    expect(opened.genesys.scheduler.pending()).toEqual([])
  })

  test('a reply can end the chat, and the agent has ended it', async () => {
    const opened = open(
      withReplies({
        when: { text: 'Bye' },
        messages: [{ from: agent, type: 'ParticipantLeft', chatEnded: true }],
      }),
    )
    const chat = await begin(opened)
    await chat.call('send', { message: 'Bye' })
    await opened.genesys.advance(0)
    expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({ state: 'ended', endReason: 'agent' })
  })

  test('are set over HTTP', async () => {
    const opened = open({ clock: manualClock() })
    const profile: Profile = {
      profile: 'default',
      settings: { chat: { replies: [{ when: { text: 'Hi' }, messages: [says('Hello!', 1)] }] } },
    }
    const { status } = await opened.call('/genesys/2/mock/profiles', postJson([profile]))
    expect(status).toBe(200)
    expect((await opened.call('/genesys/2/mock/profiles/default')).body).toEqual(profile)
    const chat = await startChat(opened)
    await chat.call('send', { message: 'Hi' })
    await opened.genesys.advance(1_000)
    expect(await chat.transcript(-1)).toMatchObject([{ text: 'Hello!' }])
  })

  test('a function is not shown over HTTP', async () => {
    const opened = open({ profiles: [{ profile: 'f', settings: { chat: { replies: () => 'Hi' } } }] })
    const plain = { profile: 'f', settings: { chat: {} } }
    const bodies = []
    for (const path of ['', '/f', '/reset'])
      bodies.push((await opened.call(`/genesys/2/mock/profiles${path}`)).body)
    expect(bodies).toEqual([expect.arrayContaining([plain]), plain, expect.arrayContaining([plain])])
    expect(opened.genesys.requests.last('resetProfiles')?.answer.body).toEqual(
      expect.arrayContaining([plain]),
    )
    expect(opened.genesys.profiles.get('f').settings.chat.replies).toBeTypeOf('function')
  })

  describe('exporting', () => {
    test('a session gives the profile that plays its other side', async () => {
      const opened = open({ clock: manualClock({ now: 0 }) })
      const chat = await startChat(opened)
      await opened.genesys.advance(5_000)
      await chat.call('send', { message: 'Hi' })
      await mockSend(opened, chat, says('Hello, {{you}}', 1.5))
      await opened.genesys.advance(2_000)
      const { status, body } = await opened.call(
        `/genesys/2/mock/sessions/${chat.chatId}/export?profile=mine`,
      )
      const {
        settings: { chat: settings },
      } = opened.genesys.profiles.get('default')
      const autoMessages = settings.autoMessages?.map((event) => ({
        ...event,
        from: { ...event.from, nickname: event.from.type === 'Agent' ? 'agent1' : 'system' },
      }))
      const reply = {
        from: { nickname: 'agent1', type: 'Agent' },
        type: 'Message',
        text: 'Hello, \\{{you}}',
        timeout: 1.5,
      }
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          profile: 'mine',
          settings: {
            chat: {
              ...settings,
              autoMessages,
              replies: [{ when: { text: 'Hi', nth: 1 }, messages: [reply] }],
            },
          },
        },
      })
      expect(opened.genesys.sessions.export(chat.chatId, { profile: 'mine' })).toEqual(body)
      const set = await opened.call('/genesys/2/mock/profiles/mine', postJson(body))
      expect(set).toMatchObject({ status: 200, body })
    })

    test('calls it "recorded" unless told otherwise', async () => {
      const opened = open()
      const { chatId } = await startChat(opened)
      const { body } = await opened.call(`/genesys/2/mock/sessions/${chatId}/export`)
      expect(body).toMatchObject({ profile: 'recorded' })
    })

    test('refuses an unknown chat, and a name that is none', async () => {
      const opened = open()
      const { chatId } = await startChat(opened)
      const answers = [
        await opened.call('/genesys/2/mock/sessions/nobody/export'),
        await opened.call(`/genesys/2/mock/sessions/${chatId}/export?profile=reset`),
      ]
      expect(answers).toMatchObject([
        { status: 404, body: { errors: [{ code: 404, advice: 'there is no chat "nobody"' }] } },
        { status: 400, body: { errors: [{ code: 100, advice: 'profile: "reset" is no profile\'s name' }] } },
      ])
    })
  })
}
