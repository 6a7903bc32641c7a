import { describe, expect, test } from 'vitest'
import { type GenesysMockOptions, genesysEventTypes, manualClock } from '../../src/index'
import { post, postJson, type StartedChat, startChat } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

const silent = (): GenesysMockOptions => ({
  clock: manualClock(),
  profiles: [{ profile: 'default', settings: { chat: {} } }],
})

const play = (opened: Opened, chat: StartedChat, events: unknown) =>
  opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(events))

export const mockChatSuite: ContractSuite = (open) => {
  test.each(genesysEventTypes)('sends a %s', async (type) => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const { status, body } = await play(opened, chat, {
      from: { type: 'Agent', nickname: 'Eva' },
      type,
      text: 'x',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ chatId: chat.chatId, scheduled: [{ event: { type } }] })
    expect(await chat.transcript(2)).toMatchObject([{ index: 2, type, text: 'x', from: { nickname: 'Eva' } }])
  })

  test('delays events, each counted from the one before', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const startedAt = (await chat.transcript())[0]?.utcTime ?? 0
    const say = (text: string, timeout?: number) => ({
      from: { type: 'Agent' },
      type: 'Message',
      text,
      timeout,
    })
    const { body } = await play(opened, chat, [say('now'), say('later', 0.5), say('last', 1)])
    expect(body).toMatchObject({
      scheduled: [{ dueAt: startedAt }, { dueAt: startedAt + 500 }, { dueAt: startedAt + 1_500 }],
    })
    expect((await chat.transcript(2)).map(({ text }) => text)).toEqual(['now'])
    expect(opened.genesys.sessions.get(chat.chatId).scheduled).toHaveLength(2)
    await opened.genesys.advance(1_500)
    expect((await chat.transcript(2)).map(({ text, utcTime }) => [text, utcTime - startedAt])).toEqual([
      ['now', 0],
      ['later', 500],
      ['last', 1_500],
    ])
  })

  test('carries messageType, userData and eventAttributes', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const details = {
      messageType: 'text',
      userData: { 'file-id': '7' },
      eventAttributes: { GCTI_SYSTEM: { 'party-info': { style: 'BOT' } } },
    }
    await play(opened, chat, { from: { type: 'External' }, type: 'FileUploaded', ...details })
    expect(await chat.transcript(2)).toMatchObject([details])
  })

  test('keeps keys that only look special', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const details = {
      userData: { constructor: 'a', prototype: 'b' },
      eventAttributes: { k: { constructor: 2 } },
    }
    await play(opened, chat, { from: { type: 'External' }, type: 'CustomNotice', ...details })
    expect(await chat.transcript(2)).toMatchObject([details])
  })

  test('reads a form', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const form = {
      'from[type]': 'Agent',
      'from[nickname]': 'Eva',
      type: 'Message',
      text: 'Bye',
      timeout: '0.25',
      'userData[k]': 'v',
      chatEnded: 'true',
    }
    const { status } = await opened.call(chat.path('send').replace('/2/', '/2/mock/'), post(form))
    expect(status).toBe(200)
    await opened.genesys.advance(250)
    expect(await chat.transcript(2)).toMatchObject([
      { text: 'Bye', userData: { k: 'v' }, from: { nickname: 'Eva' } },
      { type: 'ParticipantLeft', from: { type: 'Client' } },
    ])
    expect(opened.genesys.sessions.get(chat.chatId).endReason).toBe('agent')
  })

  test('reads the details of a form, and takes what is not in it for nothing', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const path = chat.path('send').replace('/2/', '/2/mock/')
    const form = { 'from[type]': 'Agent', type: 'Message', text: 'Hi' }
    await opened.call(path, post({ ...form, chatEnded: 'false' }))
    await opened.call(path, post({ ...form, messageType: 'text', eventAttributes: '{"k":1}' }))
    const [plain, detailed] = await chat.transcript(2)
    expect(Object.keys(plain ?? {})).toEqual(['from', 'index', 'text', 'type', 'utcTime'])
    expect(detailed).toMatchObject({ messageType: 'text', eventAttributes: { k: 1 } })
    expect(opened.genesys.sessions.get(chat.chatId).state).toBe('active')
  })

  test.each([
    ['timeout', 'soon', /^timeout: expected a number/],
    ['timeout', ' ', /^timeout: expected a number/],
    ['timeout', '', /^timeout: expected a number/],
    ['chatEnded', 'yes', 'chatEnded: expected true or false'],
  ])('refuses a form with the %s "%s"', async (field, value, advice) => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const form = { 'from[type]': 'Agent', type: 'Message', [field]: value }
    const { status, body } = await opened.call(chat.path('send').replace('/2/', '/2/mock/'), post(form))
    const expected = advice instanceof RegExp ? expect.stringMatching(advice) : advice
    expect({ status, body }).toEqual({ status: 400, body: { errors: [{ code: 100, advice: expected }] } })
    expect(await chat.transcript(2)).toEqual([])
  })

  describe('an ending', () => {
    test('by `chatEnded` comes together with its event, and cancels what was due', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await play(opened, chat, { from: { type: 'Agent' }, type: 'Message', text: 'never', timeout: 60 })
      await play(opened, chat, { from: { type: 'Agent' }, type: 'ParticipantLeft', chatEnded: true })
      const { body } = await chat.call('refresh', { transcriptPosition: '2' })
      expect(body).toMatchObject({
        chatEnded: true,
        statusCode: 0,
        messages: [
          { type: 'ParticipantLeft', from: { type: 'Agent' } },
          { type: 'ParticipantLeft', from: { type: 'Client' } },
        ],
      })
      await opened.genesys.advance(60_000)
      expect(await chat.transcript(4)).toEqual([])
    })

    test('is the last that the answer says will happen', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const say = (text: string, more: object = {}) => ({
        from: { type: 'Agent' },
        type: 'Message',
        text,
        ...more,
      })
      const { body } = await play(opened, chat, [
        say('bye', { chatEnded: true }),
        say('no more'),
        say('never', { timeout: 3 }),
      ])
      expect(body).toMatchObject({ scheduled: [{ event: { text: 'bye' } }] })
      expect(body.scheduled).toHaveLength(1)
    })

    test('is no matter of the last agent leaving', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await play(opened, chat, [
        { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined' },
        { from: { type: 'Agent' }, type: 'ParticipantLeft' },
      ])
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({ state: 'active', endReason: null })
    })

    test.each([
      ['Agent', 'ParticipantLeft', 'agent'],
      ['Client', 'ParticipantLeft', 'client'],
      ['External', 'IdleClose', 'idle'],
    ])('by %s with %s is one by %s', async (type, eventType, endReason) => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await play(opened, chat, { from: { type }, type: eventType, chatEnded: true })
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({ state: 'ended', endReason })
    })
  })

  test('an unknown chat is a 404, an ended one a 400', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const event = { from: { type: 'Agent' }, type: 'Message', text: 'x' }
    await chat.call('disconnect')
    const ended = await play(opened, chat, event)
    expect(ended).toMatchObject({
      status: 400,
      body: { errors: [{ advice: 'the chat has ended (by client)' }] },
    })
    const unknown = await opened.call('/genesys/2/mock/chat/aura/nobody/send', postJson(event))
    expect(unknown).toMatchObject({
      status: 404,
      body: { errors: [{ advice: 'there is no chat "nobody"' }] },
    })
  })
}
