import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  type GenesysEvent,
  type GenesysMock,
  genesysEventTypes,
  manualClock,
  type Profile,
  type ProfileSettings,
  type Reply,
  type ScheduledEvent,
  type Session,
} from '../../src/index'
import { post, postJson } from '../doors/chat-client'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

interface Started {
  chatId: string
  secureKey: string
}

const withChat = (chat: ProfileSettings['chat']): Profile => ({ profile: 'default', settings: { chat } })
const quiet = (chat: ProfileSettings['chat'] = {}) =>
  mockAlone({ clock: manualClock({ now: 0 }), profiles: [withChat(chat)] })
const send = (genesys: GenesysMock, { chatId, secureKey }: Started, message: string) =>
  callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message })

async function play(genesys: GenesysMock, { chatId }: Started, events: unknown): Promise<void> {
  const path = `http://gms.test/genesys/2/mock/chat/aura/${chatId}/send`
  await genesys.fetch(new Request(path, postJson(events)))
}

async function upload(genesys: GenesysMock, { chatId, secureKey }: Started): Promise<void> {
  const body = new FormData()
  body.append('secureKey', secureKey)
  body.append('file', new File(['x'], 'a.pdf'))
  const path = `http://gms.test/genesys/2/chat/aura/${chatId}/file`
  await genesys.fetch(new Request(path, { method: 'POST', body }))
}

describe('genesys.sessions.export', () => {
  test('keeps the settings, and puts what happened in the place of what was to happen', async () => {
    const kept: ProfileSettings['chat'] = {
      pushUrl: 'http://127.0.0.1:2/',
      idle: { alert: 60 },
      fileLimits: { uploadMaxFiles: 1 },
      flexDisconnectTimeout: 600,
      aliasChanges: [{ timeout: 1, alias: '1323' }],
    }
    const genesys = quiet({ ...kept, replies: () => 'Hello' })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    const chat = await start(genesys)
    await callMock(genesys, `/genesys/2/chat/aura/${chat.chatId}/pushUrl`, {
      secureKey: chat.secureKey,
      pushUrl: 'http://127.0.0.1:3/',
    })
    expect(genesys.scheduler.pending().filter(({ kind }) => kind === 'reply')).toHaveLength(2)
    expect(genesys.sessions.export(chat.chatId)).toEqual({
      profile: 'recorded',
      settings: { chat: { ...kept, autoMessages: [], replies: [] } },
    })
  })

  test('replies to messages and files, in the order of those alike, and counts the seconds between events', async () => {
    const genesys = quiet()
    const chat = await start(genesys)
    await genesys.advance(1_500)
    const eva = await genesys.agent(chat.chatId, { nickname: 'Eva', style: 'BOT' }).join()
    await genesys.advance(500)
    for (const text of ['Hi', 'Unanswered', 'Hi']) await send(genesys, chat, text)
    await genesys.advance(250)
    await eva.say('Hello {{x}}', {
      messageType: 'text',
      userData: { k: '{{x}}' },
      eventAttributes: { a: '{{x}}' },
    })
    await genesys.advance(1_000)
    await eva.leave()
    await upload(genesys, chat)
    await upload(genesys, chat)
    await eva.join()
    await play(genesys, chat, { from: { type: 'Client' }, type: 'Message' })
    await eva.leave({ endChat: true })

    const from = { nickname: 'Eva', type: 'Agent', style: 'BOT' }
    const bot = { GCTI_SYSTEM: { 'party-info': { style: 'BOT' } } }
    const joined = { from, type: 'ParticipantJoined', eventAttributes: bot }
    const left = { from, type: 'ParticipantLeft', eventAttributes: bot }
    const hello = {
      from,
      type: 'Message',
      text: 'Hello \\{{x}}',
      messageType: 'text',
      userData: { k: '\\{{x}}' },
      eventAttributes: { a: '\\{{x}}', ...bot },
    }
    expect(genesys.sessions.export(chat.chatId).settings.chat).toEqual({
      autoMessages: [{ ...joined, timeout: 1.5 }],
      replies: [
        {
          when: { text: 'Hi', nth: 2 },
          messages: [
            { ...hello, timeout: 0.25 },
            { ...left, timeout: 1 },
          ],
        },
        { when: { event: 'FileUploaded', nth: 2 }, messages: [joined] },
        { when: { event: 'Message', nth: 4 }, messages: [{ ...left, chatEnded: true }] },
      ],
    })
  })

  test('counts the replies to a text that is said twice', async () => {
    const genesys = quiet()
    const chat = await start(genesys)
    for (const text of ['one', 'two']) {
      await send(genesys, chat, 'Hi')
      await play(genesys, chat, { from: { type: 'Agent' }, type: 'Message', text })
    }
    const { replies } = genesys.sessions.export(chat.chatId).settings.chat
    expect(replies).toMatchObject([
      { when: { text: 'Hi', nth: 1 }, messages: [{ text: 'one' }] },
      { when: { text: 'Hi', nth: 2 }, messages: [{ text: 'two' }] },
    ])
  })

  test('counts the first seconds from the first event of the client, or from the making of the chat', async () => {
    const genesys = quiet()
    const chat = await start(genesys)
    const says = { from: { type: 'Agent' }, type: 'Message', text: 'Hi', timeout: 2 }
    await play(genesys, chat, says)
    await genesys.advance(2_000)
    genesys.db.session.update({ data: { createdAt: -5_000 } })
    const opening = () => genesys.sessions.export(chat.chatId).settings.chat.autoMessages
    expect(opening()).toMatchObject([{ timeout: 2 }])
    genesys.db.event.delete({ where: { index: { equals: 1 } } })
    expect(opening()).toMatchObject([{ timeout: 7 }])
    genesys.db.event.deleteMany({})
    expect(opening()).toEqual([])
  })

  test('leaves out the idleness that the settings make again, and keeps what a script made of it', async () => {
    const close: ScheduledEvent = {
      from: { type: 'External' },
      type: 'IdleClose',
      timeout: 2,
      chatEnded: true,
    }
    const idle = quiet({ idle: { alert: 1, close: 1 } })
    const scripted = quiet({ autoMessages: [close] })
    const exported = []
    for (const genesys of [idle, scripted]) {
      const { chatId } = await start(genesys)
      await genesys.advance(2_000)
      expect(genesys.sessions.get(chatId).endReason).toBe('idle')
      exported.push(genesys.sessions.export(chatId).settings.chat.autoMessages)
    }
    expect(exported).toEqual([[], [{ ...close, from: { nickname: 'system', type: 'External' } }]])
  })

  test('gives a copy', async () => {
    const genesys = quiet({ idle: { alert: 60 } })
    const { chatId } = await start(genesys)
    const { idle } = genesys.sessions.export(chatId).settings.chat
    if (idle) idle.alert = 1
    expect(genesys.sessions.export(chatId).settings.chat.idle).toEqual({ alert: 60 })
  })

  test('refuses an unknown chat, and a name that is none', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    expect(() => genesys.sessions.export('nobody')).toThrow(expect.objectContaining({ code: 'UNKNOWN_CHAT' }))
    expect(() => genesys.sessions.export(chatId, { profile: '' })).toThrow(
      'Failed to export the session: options.profile: expected a name, got an empty text.',
    )
  })
})

const text = fc.constantFrom('Hi', 'Hi', 'menu 1', 'menu 22', '{{text}}', '\\{{a}} {{{b}}} \\\\{{c}}', '')
/** Idleness and silence have other fractions of a second, so that nothing else happens in the same moment. */
const seconds = fc.nat({ max: 20 }).map((quarters) => quarters / 4)
const otherSide = fc.record(
  {
    type: fc.constantFrom('Agent', 'Agent', 'Supervisor', 'External'),
    nickname: fc.constantFrom('Eva', 'Leo'),
    style: fc.constant('BOT' as const),
  },
  { requiredKeys: ['type'] },
)
const eventsSaying = (texts: fc.Arbitrary<string>): fc.Arbitrary<ScheduledEvent[]> =>
  fc.array(
    fc.record(
      {
        from: otherSide,
        type: fc.constantFrom(
          'ParticipantJoined',
          'Message',
          'ParticipantLeft',
          ...genesysEventTypes.filter((type) => !type.startsWith('Idle')),
        ),
        text: texts,
        messageType: texts,
        userData: fc.record({ k: texts }),
        eventAttributes: fc.record({ a: fc.tuple(texts, fc.constant(null)) }),
        timeout: seconds,
        chatEnded: fc.nat({ max: 30 }).map((chance) => chance === 0),
      },
      { requiredKeys: ['from', 'type'] },
    ),
    { maxLength: 4 },
  )

const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({
    when: fc.record({ text, nth: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: ['text'] }),
    messages: eventsSaying(fc.constantFrom('You said {{text}}', '\\{{x}}', 'Well, {{nickname}}')),
  }),
  fc.record({
    when: fc.constantFrom({ pattern: 'menu (?<item>\\d)(\\d)?' }, { event: 'FileUploaded' as const }),
    messages: eventsSaying(fc.constantFrom('{{text}}', 'Of course')),
  }),
)

const profile: fc.Arbitrary<Profile> = fc
  .record(
    {
      autoMessages: eventsSaying(text),
      replies: fc.array(reply, { maxLength: 5 }),
      idle: fc.constant({ alert: 7.003, close: 3.004 }),
      flexDisconnectTimeout: fc.constant(21.011),
    },
    { requiredKeys: [] },
  )
  .map(withChat)

/** What a client does; the story and its replay have it done at the same moments. */
const clientAction = fc.oneof(
  fc.record({ does: fc.constant('send'), message: text.filter((message) => message !== '') }),
  fc.record({ does: fc.constant('send'), message: text.filter((message) => message !== '') }),
  fc.record({ does: fc.constant('startTyping'), message: text }),
  fc.record({ does: fc.constant('updateNickname'), nickname: fc.constantFrom('Zoë', '{{text}}') }),
  fc.record({ does: fc.constant('customNotice'), message: text }),
  fc.constant({ does: 'upload' }),
  fc.constant({ does: 'speak by the mock chat' }),
  fc.nat({ max: 9 }).map((chance) => ({ does: chance === 0 ? 'disconnect' : 'refresh' })),
)
const step = fc.record({
  wait: seconds,
  action: fc.oneof(
    { weight: 3, arbitrary: fc.record({ client: clientAction }) },
    { weight: 1, arbitrary: fc.record({ agent: eventsSaying(text) }) },
  ),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Tells a story to a new mock: the agent's part by the mock chat, or not at all, for then the profile has it. */
async function tell(given: Profile, steps: readonly Step[], { withAgent }: { withAgent: boolean }) {
  const genesys = mockAlone({ clock: manualClock({ now: 0 }), profiles: [{ ...given, profile: 'default' }] })
  const chat = await start(genesys)
  for (const { wait, action } of steps) {
    await genesys.advance(wait * 1_000)
    if ('client' in action) await act(genesys, chat, action.client)
    else if (withAgent) await play(genesys, chat, action.agent)
  }
  await genesys.advance(120_000)
  return { session: genesys.sessions.get(chat.chatId), script: genesys.sessions.export(chat.chatId) }
}

async function act(
  genesys: GenesysMock,
  chat: Started,
  { does, ...form }: Record<string, string>,
): Promise<void> {
  if (does === 'upload') return upload(genesys, chat)
  if (does === 'speak by the mock chat') {
    return play(genesys, chat, { from: { type: 'Client' }, type: 'Message', text: 'Hi' })
  }
  if (does === 'send') return send(genesys, chat, form.message ?? '')
  // Among what happens in one moment, only messages and files keep their place.
  await genesys.advance(50)
  const path = `http://gms.test/genesys/2/chat/aura/${chat.chatId}/${does}`
  await genesys.fetch(new Request(path, post({ secureKey: chat.secureKey, ...form })))
  await genesys.advance(50)
}

/** What a story and its replay have in common: all but identifiers. */
function outcome({ messages, participants, state, endReason, endedAt, nickname }: Session) {
  return {
    messages: messages.map((event): GenesysEvent => {
      const { userData, ...rest } = event
      return userData ? { ...rest, userData: { ...userData, 'file-id': '' } } : rest
    }),
    participants,
    state,
    endReason,
    endedAt,
    nickname,
  }
}

test.each([
  ['a fixed seed', { seed: 20_250_101 }],
  ['a fresh seed', {}],
])('the random stories of %s, exported and replayed, go as before', { timeout: 60_000 }, async (_, seed) => {
  const stories = fc.asyncProperty(profile, fc.array(step, { maxLength: 15 }), async (given, steps) => {
    const told = await tell(given, steps, { withAgent: true })
    const replayed = await tell(told.script, steps, { withAgent: false })
    expect(outcome(replayed.session)).toEqual(outcome(told.session))
    expect(replayed.script).toEqual(told.script)
    expect(JSON.parse(JSON.stringify(told.script))).toEqual(told.script)
  })
  await fc.assert(stories, { numRuns: Number(process.env.PROPERTY_RUNS ?? 150), ...seed })
})
