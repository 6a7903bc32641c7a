import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  type GenesysMock,
  GenesysMockError,
  type GenesysMockOptions,
  manualClock,
  type Profile,
  type Reply,
  type ReplyFunction,
  type ScheduledEvent,
  validateProfiles,
} from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { type TimeKeeper, timeKeepers, told } from '../time/stories'

const profileOf = (replies: Profile['settings']['chat']['replies'], profile = 'default'): Profile => ({
  profile,
  settings: { chat: { replies } },
})
const joins: ScheduledEvent = { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined' }
const says = (text: string, timeout?: number): ScheduledEvent => ({
  from: { type: 'Agent' },
  type: 'Message',
  text,
  ...(timeout === undefined ? {} : { timeout }),
})

const mockOf = (replies: ReplyFunction | readonly Reply[], options: GenesysMockOptions = {}): GenesysMock =>
  mockAlone({ clock: manualClock({ now: 0 }), profiles: [profileOf(replies)], ...options })

const send = (
  genesys: GenesysMock,
  { chatId, secureKey }: { chatId: string; secureKey: string },
  message: string,
) => callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message })

const texts = (genesys: GenesysMock): (string | undefined)[] =>
  genesys.sessions.last()?.messages.map(({ type, text }) => text ?? type) ?? []

describe.each(timeKeepers)('with $name', (time: TimeKeeper) => {
  afterEach(() => time.end())

  test('a scripted story has the same moments', async () => {
    const genesys = mockAlone({
      ...time.begin(),
      profiles: [
        profileOf([
          { when: { event: 'ParticipantJoined' }, messages: [joins] },
          { when: { text: 'Hi' }, messages: [says('Hello', 0.5), says('again', 0.25)] },
          { when: { pattern: '(.)$' }, messages: [says('{{1}}')] },
        ]),
      ],
    })
    const chat = await start(genesys)
    await time.pass(genesys, 1_000)
    await send(genesys, chat, 'Hi')
    await time.pass(genesys, 500)
    await send(genesys, chat, 'Well')
    await time.pass(genesys, 0)
    await time.pass(genesys, 5_000)
    expect(told(genesys.sessions.get(chat.chatId).messages)).toEqual([
      '1 +0 Ana#1 ParticipantJoined',
      '2 +0 Eva#2 ParticipantJoined',
      '3 +1000 Ana#1 Message Hi',
      '4 +1500 Eva#2 Message Hello',
      '5 +1500 Ana#1 Message Well',
      '6 +1500 Eva#2 Message l',
      '7 +1750 Eva#2 Message again',
    ])
  })
})

test('what a client was scheduled to say is replied to from its moment on, however late its timer', async () => {
  let now = 0
  const genesys = mockAlone({
    clock: { now: () => now, setTimer: () => () => {} },
    profiles: [profileOf(({ text }) => (text === 'later' ? [says('so late', 1)] : undefined))],
  })
  const { chatId, secureKey } = await start(genesys)
  const event: ScheduledEvent = { from: { type: 'Client' }, type: 'Message', text: 'later' }
  genesys.db.job.create({ chatId, event, dueAt: 2_000 })
  now = 10_000
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })
  expect(told(genesys.sessions.get(chatId).messages).slice(1)).toEqual([
    '2 +2000 Ana#1 Message later',
    '3 +3000 agent#2 Message so late',
  ])
})

describe('a function', () => {
  test.each<[string, ReturnType<ReplyFunction>, string[]]>([
    ['a text, which the agent says', 'Hello {{text}}', ['Hello {{text}}']],
    ['an empty text', '', ['']],
    ['an event', joins, ['ParticipantJoined']],
    [
      'several of both',
      [joins, 'Hello', says('you', 1), 'there'],
      ['ParticipantJoined', 'Hello', 'you', 'there'],
    ],
    ['none', [], []],
    ['nothing', undefined, []],
  ])('returns %s', async (_, result, replies) => {
    const genesys = mockOf(({ type }) => (type === 'Message' ? result : undefined))
    await send(genesys, await start(genesys), 'Hi')
    expect(texts(genesys)).toEqual(['ParticipantJoined', 'Hi'])
    await genesys.advance(1_000)
    expect(texts(genesys)).toEqual(['ParticipantJoined', 'Hi', ...replies])
  })

  test('is asked about every event of the client, and no other, when the chat already has it', async () => {
    const asked: string[] = []
    const genesys = mockOf(({ type, index, from }, { messages, nextPosition }) => {
      asked.push(`${from.type} ${index} ${type} ${messages.at(-1)?.type} ${nextPosition}`)
      return [joins, { from: { type: 'Client' }, type: 'Message', text: 'said by the script' }]
    })
    const chat = await start(genesys)
    await callMock(genesys, `/genesys/2/chat/aura/${chat.chatId}/startTyping`, { secureKey: chat.secureKey })
    await send(genesys, chat, 'Hi')
    await genesys.advance(0)
    await callMock(genesys, `/genesys/2/chat/aura/${chat.chatId}/disconnect`, { secureKey: chat.secureKey })
    expect(asked).toEqual([
      'Client 1 ParticipantJoined ParticipantJoined 2',
      'Client 2 TypingStarted TypingStarted 3',
      'Client 3 Message Message 4',
    ])
  })

  test('gets copies', async () => {
    const genesys = mockOf((message, chat) => {
      message.from.nickname = 'changed'
      chat.userData.k = 'changed'
      chat.messages.length = 0
      return undefined
    })
    const { chatId } = await start(genesys, { 'userData[k]': 'v' })
    expect(genesys.sessions.get(chatId)).toMatchObject({
      userData: { k: 'v' },
      messages: [{ from: { nickname: 'Ana' } }],
    })
  })

  test('may return what it goes on to change', async () => {
    const event = { ...says('first'), userData: { k: 'v' } }
    const genesys = mockOf(() => event)
    await start(genesys)
    event.userData.k = 'changed'
    await genesys.advance(0)
    expect(genesys.sessions.last()?.messages[1]).toMatchObject({ userData: { k: 'v' } })
  })

  test.each<[string, (genesys: GenesysMock) => unknown]>([
    ['removes the chat', ({ sessions }) => sessions.remove()],
    ['resets the mock', (genesys) => genesys.reset()],
  ])('that %s leaves nothing behind', async (_, act) => {
    const genesys = mockOf(() => {
      act(genesys)
      return 'too late'
    })
    expect(await start(genesys)).toMatchObject({ statusCode: 0 })
    expect(genesys.scheduler.pending()).toEqual([])
    expect(genesys.sessions.keys()).toEqual([])
  })

  test('stays through resets, and a chat keeps the one it started with', async () => {
    const genesys = mockOf(({ type }) => (type === 'Message' ? 'first' : undefined))
    const chat = await start(genesys)
    genesys.profiles.set(profileOf(() => 'second'))
    await send(genesys, chat, 'Hi')
    await genesys.advance(0)
    expect(texts(genesys).at(-1)).toBe('first')
    for (const reset of [() => genesys.profiles.reset(), () => genesys.reset()]) {
      reset()
      await send(genesys, await start(genesys), 'Hi')
      await genesys.advance(0)
      expect(texts(genesys).at(-1)).toBe('first')
      genesys.profiles.set(profileOf([]))
    }
  })
})

describe('a function that fails', () => {
  /** What surfaces as an unhandled rejection while a message is sent, to which the function replies so. */
  async function failing(reply: unknown) {
    const genesys = mockOf((({ type }) =>
      type === 'Message' ? (typeof reply === 'function' ? reply() : reply) : undefined) as ReplyFunction)
    const chat = await start(genesys)
    const surfaced = new Promise<GenesysMockError>((resolve) => process.once('unhandledRejection', resolve))
    expect(await send(genesys, chat, 'Hi')).toMatchObject({ statusCode: 0, nextPosition: 3 })
    await genesys.advance(1_000)
    expect(texts(genesys)).toEqual(['ParticipantJoined', 'Hi'])
    const error = await surfaced
    expect(error).toBeInstanceOf(GenesysMockError)
    expect(error).toMatchObject({ code: 'REPLY_FAILED', chatId: chat.chatId })
    return error
  }

  test('does not disturb the chat, and does not go unheard', async () => {
    const cause = new Error('boom')
    const error = await failing(() => {
      throw cause
    })
    expect(error.cause).toBe(cause)
    expect(error.message).toBe(
      `Failed to reply to event 2 (Message) of chat "${error.chatId}": the function settings.chat.replies of the profile "default" failed: Error: boom. Make it return, at once, a text, an event, an array of these, or nothing; the chat went on without its reply.`,
    )
  })

  test.each<[string, unknown, string]>([
    ['a text', 'boom', 'boom'],
    ['what can not be made a text of', Object.create(null), 'it threw a value of type object'],
  ])('by throwing %s', async (_, thrown, reason) => {
    const error = await failing(() => {
      throw thrown
    })
    expect(error.reason).toContain(`"default" failed: ${reason}`)
    expect(error.cause).toBe(thrown)
  })

  test.each<[string, unknown, string]>([
    [
      'a promise',
      Promise.resolve('Hello'),
      'result: expected a text, an event, an array of these or nothing, not a promise',
    ],
    ['a number', 5, 'result: expected an object { from, type, text?'],
    ['null', null, 'result: expected an object { from, type, text?'],
    [
      'half an event',
      ['Hello', { ...says('you'), timeout: -1 }],
      'result[1].timeout: expected a number of seconds ≥ 0',
    ],
    ['an array in an array', [['Hello']], 'result[0]: expected an object { from, type, text?'],
  ])('by returning %s', async (_, result, reason) => {
    const error = await failing(result)
    expect(error.reason).toContain(`"default" failed: ${reason}`)
    expect(error.cause).toMatchObject({ code: 'INVALID_PARAMETER' })
  })
})

describe('the form of replies', () => {
  const wrong: [string, unknown, string][] = [
    ['no array', 'Hi', 'replies: expected an array of replies, or, from code, a function'],
    ['no reply', ['Hi'], 'replies[0]: expected an object { when, messages }'],
    ['no when', [{ messages: [] }], 'replies[0].when: missing'],
    ['no messages', [{ when: { nth: 1 } }], 'replies[0].messages: missing'],
    [
      'no condition',
      [{ when: {}, messages: [] }],
      'replies[0].when: expected at least one of text, pattern, event and nth',
    ],
    [
      'another condition',
      [{ when: { txt: 'Hi' }, messages: [] }],
      'replies[0].when.txt: there is no such field',
    ],
    ['a text that is none', [{ when: { text: 1 }, messages: [] }], 'replies[0].when.text: expected a text'],
    [
      'an event that is none',
      [{ when: { event: 'message' }, messages: [] }],
      'replies[0].when.event: expected one of ParticipantJoined, ',
    ],
    ['a zeroth event', [{ when: { nth: 0 }, messages: [] }], 'replies[0].when.nth: expected an integer ≥ 1'],
    ['half an event', [{ when: { nth: 1.5 }, messages: [] }], 'replies[0].when.nth: expected an integer ≥ 1'],
    [
      'a bad pattern',
      [{ when: { pattern: '(' }, messages: [] }],
      'replies[0].when.pattern: expected the source of a regular expression, or /source/flags: Invalid regular expression',
    ],
    [
      'a bad flag',
      [{ when: { pattern: '/a/q' }, messages: [] }],
      'replies[0].when.pattern: expected the source of a regular expression, or /source/flags: Invalid flags',
    ],
    [
      'a group called text',
      [{ when: { pattern: '(?<text>a)' }, messages: [] }],
      'replies[0].when.pattern: a group can\'t be called "text", for {{text}} means something else',
    ],
    [
      'a bad event',
      [{ when: { nth: 1 }, messages: [says('a'), says('b', -1)] }],
      'replies[0].messages[1].timeout: expected a number of seconds',
    ],
    [
      'an unknown capture',
      [{ when: { pattern: '(?<name>.)' }, messages: [joins, says('{{name}} {{nme}}')] }],
      'replies[0].messages[1].text: there is no capture "nme", only 0, 1, name, text, nickname',
    ],
    [
      'a capture without a pattern',
      [
        { when: { text: 'a' }, messages: [] },
        { when: { text: 'b' }, messages: [{ ...joins, userData: { k: '{{0}}' } }] },
      ],
      'replies[1].messages[0].userData.k: there is no capture "0", only text, nickname',
    ],
    [
      'an unknown capture in the attributes',
      [{ when: { nth: 1 }, messages: [{ ...joins, eventAttributes: { a: [{ b: '{{}}' }] } }] }],
      'replies[0].messages[0].eventAttributes.a[0].b: there is no capture "", only text, nickname',
    ],
  ]

  test.each(wrong)('%s is refused by its path', (_, replies, reason) => {
    const profile = { profile: 'p', settings: { chat: { replies } } } as Profile
    const genesys = mockAlone()
    expect(() => genesys.profiles.set(profile)).toThrow(
      expect.objectContaining({
        code: 'INVALID_PARAMETER',
        reason: expect.stringContaining(`settings.chat.${reason}`),
      }),
    )
    expect(() => mockAlone({ profiles: [profile] })).toThrow(`profiles[0].settings.chat.${reason}`)
    expect(genesys.profiles.list()).toHaveLength(1)
  })

  test('what stands behind a backslash, or is not closed, asks for nothing', () => {
    const profile = profileOf([{ when: { nth: 1 }, messages: [says('\\{{x}} {{ {x} }} {{')] }])
    expect(mockAlone().profiles.set(profile)).toMatchObject([profile])
  })
})

describe('validateProfiles', () => {
  const good = profileOf([{ when: { text: 'Hi' }, messages: [joins] }])

  test('takes one profile or several, and returns copies', () => {
    expect(validateProfiles(good)).toEqual([good])
    expect(validateProfiles([good, { ...good, profile: 'other' }])).toEqual([
      good,
      { ...good, profile: 'other' },
    ])
    expect(validateProfiles(good)[0]?.settings).not.toBe(good.settings)
  })

  test.each<[string, unknown, string]>([
    [
      'a bad field',
      { ...good, settings: { chat: { pushUrl: 'nowhere' } } },
      'settings.chat.pushUrl: expected an absolute',
    ],
    ['one of several', [good, { profile: 'b', settings: {} }], '[1].settings.chat: missing'],
    ['the same twice', [good, good], '[1].profile: "default" is there twice'],
    ['nothing', undefined, 'profiles: expected an object { profile, settings }'],
    [
      'a function',
      profileOf(() => 'Hi'),
      'settings.chat.replies: expected an array of replies, not a function',
    ],
    [
      'a function among several',
      [good, profileOf(() => 'Hi', 'f')],
      '[1].settings.chat.replies: expected an array',
    ],
  ])('refuses %s by its path', (_, given, reason) => {
    expect(() => validateProfiles(given)).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMETER', message: expect.stringContaining(reason) }),
    )
  })
})

test('idleness counts from the last who spoke, whoever replied', async () => {
  const genesys = mockAlone({
    clock: manualClock({ now: 0 }),
    profiles: [
      {
        profile: 'default',
        settings: { chat: { idle: { alert: 10, close: 5 }, replies: () => says('Hi', 6) } },
      },
    ],
  })
  const { chatId } = await start(genesys)
  await genesys.advance(60_000)
  expect(genesys.sessions.get(chatId).messages.map(({ type, utcTime }) => `${utcTime} ${type}`)).toEqual([
    '0 ParticipantJoined',
    '6000 Message',
    '16000 IdleAlert',
    '21000 IdleClose',
    '21000 ParticipantLeft',
  ])
})

test('a reply is told of as a job of its own kind', async () => {
  const genesys = mockOf(() => 'Hi')
  const listener = vi.fn()
  genesys.on('job', listener)
  await start(genesys)
  expect(genesys.scheduler.pending()).toMatchObject([{ kind: 'reply', event: says('Hi') }])
  expect(listener).toHaveBeenCalledWith({
    change: 'scheduled',
    job: expect.objectContaining({ kind: 'reply' }),
  })
})
