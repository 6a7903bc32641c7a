import { describe, expect, test } from 'vitest'
import { type GenesysMockOptions, manualClock, type ProfileSettings } from '../../src/index'
import { messagesOf, post, postJson, type StartedChat, startChat } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

// What documentation and recorded transcripts tell of Genesys. The numbers are those of the sources in docs/coverage.md.

const pushUrl = 'https://bot.test/facts'

const withChat = (chat: ProfileSettings['chat'], more: GenesysMockOptions = {}): GenesysMockOptions => ({
  clock: manualClock({ now: 0 }),
  profiles: [{ profile: 'default', settings: { chat: { pushUrl, ...chat } } }],
  ...more,
})

const play = (opened: Opened, chat: StartedChat, events: unknown) =>
  opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(events))

const codeOf = (event: { eventAttributes?: object | undefined } | undefined): unknown => {
  const { GCTI_SYSTEM: system } = { GCTI_SYSTEM: {}, ...event?.eventAttributes }
  return { 'quit-reason-code': undefined, ...system }['quit-reason-code']
}

/** The last event as the transcript and as the last push have it, and what each says of the end. */
async function endOf(opened: Opened, chat: StartedChat) {
  const { body } = await chat.call('refresh', { transcriptPosition: '2' })
  const last = messagesOf(body).at(-1)
  const push = opened.genesys.pushes.of(chat.chatId).at(-1)
  return {
    types: messagesOf(body).map(({ from, type }) => `${type} ${from.type}`),
    chatEnded: body.chatEnded,
    inTranscript: codeOf(last),
    inPush: codeOf(push?.event),
    endReason: opened.genesys.sessions.get(chat.chatId).endReason,
  }
}

const leaving = { from: { type: 'Agent' }, type: 'ParticipantLeft', chatEnded: true }

export const factsSuite: ContractSuite = (open) => {
  describe('facts 1 and 2: the customer leaves last, and Chat Server says why', () => {
    test.each<[string, ProfileSettings['chat'], (opened: Opened, chat: StartedChat) => unknown, object]>([
      [
        'an agent ends the chat',
        {},
        (opened, chat) => play(opened, chat, leaving),
        {
          types: ['ParticipantLeft Agent', 'ParticipantLeft Client'],
          inTranscript: '4',
          inPush: '4',
          endReason: 'agent',
        },
      ],
      [
        'an agent of a test ends the chat',
        {},
        async ({ genesys }, chat) => {
          const ana = await genesys.agent(chat.chatId).join()
          await ana.leave({ endChat: true })
        },
        {
          types: ['ParticipantJoined Agent', 'ParticipantLeft Agent', 'ParticipantLeft Client'],
          inTranscript: '4',
          inPush: '4',
          endReason: 'agent',
        },
      ],
      [
        'a message ends the chat',
        {},
        (opened, chat) => play(opened, chat, { ...leaving, type: 'Message', text: 'Bye' }),
        { types: ['Message Agent', 'ParticipantLeft Client'], inTranscript: '4', endReason: 'agent' },
      ],
      [
        'nobody says anything',
        { idle: { alert: 1, close: 1 } },
        ({ genesys }) => genesys.advance(2_000),
        {
          types: ['IdleAlert External', 'IdleClose External', 'ParticipantLeft Client'],
          inTranscript: '7',
          inPush: '7',
          endReason: 'idle',
        },
      ],
      [
        'the client asks for nothing',
        { flexDisconnectTimeout: 2 },
        ({ genesys }) => genesys.advance(2_000),
        {
          types: ['ParticipantLeft Client'],
          inTranscript: undefined,
          inPush: '3',
          endReason: 'silence',
        },
      ],
      [
        'the customer disconnects',
        {},
        (_, chat) => chat.call('disconnect'),
        {
          types: ['ParticipantLeft Client'],
          inTranscript: undefined,
          inPush: '0',
          endReason: 'client',
        },
      ],
      [
        'the server ends the chat',
        {},
        ({ genesys }, chat) => genesys.sessions.end(chat.chatId),
        { types: ['ParticipantLeft Client'], inTranscript: '5', inPush: '5', endReason: 'removed' },
      ],
    ])('when %s', async (_, settings, end, expected) => {
      const opened = open(withChat(settings, { push: { notifyRequestor: true } }))
      const chat = await startChat(opened)
      await end(opened, chat)
      expect(await endOf(opened, chat)).toMatchObject({ chatEnded: true, ...expected })
      const told = opened.genesys.pushes.of(chat.chatId).map(({ body }) => body)
      const ended = told.map(
        (body) => typeof body === 'object' && body && 'chatEnded' in body && body.chatEnded,
      )
      expect(ended).toEqual(ended.map((_, place) => place === ended.length - 1))
      const [last, before] = (await chat.transcript()).reverse()
      if (opened.genesys.sessions.get(chat.chatId).endReason === 'agent')
        expect(last?.utcTime).toBe(before?.utcTime)
    })

    test('`ending: { clientLeaves: false }` gives the former sequence', async () => {
      const opened = open(withChat({ ending: { clientLeaves: false } }))
      const chat = await startChat(opened)
      await play(opened, chat, leaving)
      expect(await endOf(opened, chat)).toEqual({
        types: ['ParticipantLeft Agent'],
        chatEnded: true,
        inTranscript: undefined,
        inPush: undefined,
        endReason: 'agent',
      })
    })

    test('an exported chat plays its end again', async () => {
      const opened = open(withChat({}))
      const chat = await startChat(opened)
      await play(opened, chat, [{ ...leaving, chatEnded: false, type: 'ParticipantJoined' }, leaving])
      const profile = opened.genesys.sessions.export(chat.chatId)
      const events = (await chat.transcript()).map(({ utcTime: _, ...event }) => event)
      const replaying = open({
        clock: manualClock({ now: 0 }),
        profiles: [{ ...profile, profile: 'default' }],
      })
      const again = await startChat(replaying)
      await replaying.genesys.advance(0)
      expect((await again.transcript()).map(({ utcTime: _, ...event }) => event)).toEqual(events)
      expect(replaying.genesys.sessions.get(again.chatId).endReason).toBe('agent')
    })

    test("a script's own leave of the customer is the last event, and its code says why", async () => {
      const opened = open(withChat({}))
      const chat = await startChat(opened)
      const eventAttributes = { GCTI_SYSTEM: { 'quit-reason-code': '7' } }
      await play(opened, chat, { ...leaving, from: { type: 'Client' }, eventAttributes })
      expect(await endOf(opened, chat)).toMatchObject({
        types: ['ParticipantLeft Client'],
        inTranscript: '7',
        endReason: 'idle',
      })
    })

    test('the server ends a chat over HTTP, too, but only once', async () => {
      const opened = open(withChat({}))
      const chat = await startChat(opened)
      const path = `/genesys/2/mock/sessions/${chat.chatId}/end`
      expect(await opened.call(path, { method: 'POST' })).toMatchObject({
        status: 200,
        body: { state: 'ended', endReason: 'removed' },
      })
      expect(await opened.call(path, { method: 'POST' })).toMatchObject({ status: 400 })
      expect(await opened.call('/genesys/2/mock/sessions/nobody/end', { method: 'POST' })).toMatchObject({
        status: 404,
      })
    })
  })

  describe('fact 3: what restarts the inactivity timers', () => {
    const acts: Record<string, (chat: StartedChat) => Promise<unknown>> = {
      message: (chat) => chat.call('send', { message: 'Hi' }),
      pushUrl: (chat) => chat.call('pushUrl', { pushUrl }),
      customNotice: (chat) => chat.call('customNotice', { message: 'Hi' }),
      startTyping: (chat) => chat.call('startTyping'),
      stopTyping: (chat) => chat.call('stopTyping'),
      updateNickname: (chat) => chat.call('updateNickname', { nickname: 'Eva' }),
      updateData: (chat) => chat.call('updateData', { 'userData[k]': 'v' }),
      readReceipt: (chat) => chat.call('readReceipt', { transcriptPosition: '1' }),
      refresh: (chat) => chat.call('refresh'),
    }
    test.each([
      ['none', ['message']],
      [undefined, ['message', 'pushUrl']],
      ['major', ['message', 'pushUrl']],
      ['major2', ['message', 'pushUrl', 'customNotice']],
      ['typing', ['message', 'pushUrl', 'startTyping']],
      ['all', ['message', 'pushUrl', 'customNotice', 'startTyping', 'stopTyping', 'updateNickname']],
    ] as const)('with includeNotices %s', async (includeNotices, expected) => {
      const restarting: string[] = []
      for (const [name, act] of Object.entries(acts)) {
        const opened = open(
          withChat({ idle: { alert: 10, close: 5, ...(includeNotices && { includeNotices }) } }),
        )
        const chat = await startChat(opened)
        await opened.genesys.advance(9_000)
        await act(chat)
        await opened.genesys.advance(6_000)
        if (opened.genesys.sessions.get(chat.chatId).state === 'active') restarting.push(name)
      }
      expect(restarting).toEqual(expected)
    })
  })

  describe('fact 6: monitored means that a supervisor follows unseen', () => {
    const isMonitored = async (chat: StartedChat) => (await chat.call('refresh')).body.monitored

    test('by `monitor()`, until `stopMonitoring()`, without a participant or an event', async () => {
      const opened = open(withChat({}))
      const chat = await startChat(opened)
      const bea = opened.genesys.agent(chat.chatId, { nickname: 'Bea', type: 'Supervisor' })
      expect(await isMonitored(chat)).toBeUndefined()
      await bea.monitor()
      expect(await isMonitored(chat)).toBe(true)
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        monitored: true,
        participants: [{ type: 'Client' }],
        nextPosition: 2,
      })
      await bea.stopMonitoring()
      expect(await isMonitored(chat)).toBeUndefined()
    })

    test('by the profile', async () => {
      expect(await isMonitored(await startChat(open(withChat({ monitored: true }))))).toBe(true)
    })

    test('not by a supervisor who joins', async () => {
      const opened = open(withChat({}))
      const chat = await startChat(opened)
      const bea = opened.genesys.agent(chat.chatId, { nickname: 'Bea', type: 'Supervisor' })
      await bea.join()
      expect(await isMonitored(chat)).toBeUndefined()
      await expect(bea.monitor()).rejects.toMatchObject({ code: 'IN_CHAT_ALREADY' })
      await expect(opened.genesys.agent(chat.chatId).monitor()).rejects.toMatchObject({
        code: 'INVALID_PARAMETER',
      })
    })
  })

  test('fact 7: in a transfer one agent leaves, then the next joins, if wanted later', async () => {
    const opened = open(withChat({}))
    const chat = await startChat(opened)
    const ana = await opened.genesys.agent(chat.chatId, { nickname: 'Ana María' }).join()
    await expect(ana.transferTo({ nickname: 'Ana María' })).rejects.toMatchObject({ code: 'IN_CHAT_ALREADY' })
    const leo = await ana.transferTo({ nickname: 'Leo' }, { after: 20 })
    await expect(leo.say('Hi')).rejects.toMatchObject({ code: 'NOT_IN_CHAT' })
    await opened.genesys.advance(20_000)
    await leo.say('Hi')
    const told = (await chat.transcript(3)).map(
      ({ type, from, utcTime }) => `${utcTime} ${type} ${from.nickname}`,
    )
    expect(told).toEqual(['0 ParticipantLeft Ana María', '20000 ParticipantJoined Leo', '20000 Message Leo'])
  })

  describe('fact 8: downloads are counted', () => {
    const settings = { downloadAttempts: 1 }
    async function downloading(fileLimits: ProfileSettings['chat']['fileLimits']) {
      const opened = open(withChat({ fileLimits }))
      const chat = await startChat(opened)
      const ana = await opened.genesys.agent(chat.chatId).join()
      await ana.sendFile({ name: 'offer.txt', content: 'offer' })
      const [file] = opened.genesys.db.file.getAll()
      const download = () =>
        opened.fetch(chat.path(`file/${file?.id}/download`), post({ secureKey: chat.secureKey }))
      const used = async () =>
        messagesOf((await chat.call('file/limits')).body)[0]?.userData?.['used-download-attempts']
      return { download, used }
    }

    test('and told by the limits', async () => {
      const { download, used } = await downloading(settings)
      expect(await used()).toBe('0')
      for (const _ of [1, 2]) expect((await download()).status).toBe(200)
      expect(await used()).toBe('2')
    })

    test('and refused when they are used up, if the limits say so', async () => {
      const { download, used } = await downloading({ ...settings, enforceDownloadAttempts: true })
      expect((await download()).status).toBe(200)
      const refused = await download()
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({
        errors: [{ code: 100, advice: 'the chat has used up its 1 download attempts' }],
      })
      expect(await used()).toBe('1')
    })
  })

  test("fact 9: an agent's file may say more", async () => {
    const opened = open(withChat({}))
    const chat = await startChat(opened)
    const ana = await opened.genesys.agent(chat.chatId).join()
    const userData = { 'file-source': 'ucs', 'file-document-id': '00048aAPEQJ8000V' }
    await ana.sendFile({ name: 'a.txt', content: 'a' }, { userData })
    const form = new FormData()
    form.set('file', new File(['b'], 'b.txt'))
    form.set('userData[file-source]', 'ucs')
    const path = `/genesys/2/mock/chat/aura/${chat.chatId}/file`
    await opened.call(path, { method: 'POST', body: form })
    expect(await chat.transcript(3)).toMatchObject([
      { type: 'FileUploaded', userData: { ...userData, 'file-name': 'a.txt' } },
      { type: 'FileUploaded', userData: { 'file-source': 'ucs', 'file-name': 'b.txt' } },
    ])
  })

  test('fact 10: the sixth place of a chatId is a lower-case a', async () => {
    const opened = open(withChat({}))
    for (const _ of Array(20)) {
      const { chatId } = await startChat(opened)
      expect(chatId).toMatch(/^[0-9A-Z]{5}a[0-9A-Z]{10}$/)
    }
  })

  test.each([
    ['client', 'transcript', { statusCode: 0, chatEnded: true }],
    ['client', 'error', { statusCode: 2, chatEnded: true, messages: [] }],
    ['silence', 'error', { statusCode: 2, chatEnded: true, messages: [] }],
    ['agent', 'error', { statusCode: 0, chatEnded: true }],
  ] as const)(
    'fact 15: after an end by %s, `refresh` gives the %s',
    async (endReason, refreshAfterOwnEnd, expected) => {
      const opened = open(withChat({ flexDisconnectTimeout: 60, ending: { refreshAfterOwnEnd } }))
      const chat = await startChat(opened)
      if (endReason === 'client') await chat.call('disconnect')
      if (endReason === 'agent') await play(opened, chat, leaving)
      if (endReason === 'silence') await opened.genesys.advance(60_000)
      expect((await chat.call('refresh')).body).toMatchObject(expected)
    },
  )

  describe('a profile that extends another', () => {
    const hello = { from: { type: 'Agent' as const }, type: 'Message' as const, text: 'Hello' }
    const base = { profile: 'base', settings: { chat: { pushUrl, autoMessages: [hello], monitored: true } } }
    const extending = (chat: ProfileSettings['chat'], name = 'more') => ({
      profile: name,
      settings: { chat },
    })
    const replies = [{ when: { text: 'Hi' }, messages: [{ ...hello, text: 'Hi to you' }] }]

    test('has its settings, but for its own, as they are when a chat starts', async () => {
      const profiles = [extending({ extends: 'base', replies, monitored: false }), base]
      const opened = open({ clock: manualClock({ now: 0 }), profiles })
      const chat = await startChat(opened, { profile: 'more' })
      await chat.call('send', { message: 'Hi' })
      await opened.genesys.advance(0)
      expect(await chat.transcript(2)).toMatchObject([
        { text: 'Hi' },
        { text: 'Hello' },
        { text: 'Hi to you' },
      ])
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        profile: 'more',
        monitored: false,
        pushUrl,
      })
      opened.genesys.profiles.set({ ...base, settings: { chat: {} } })
      const later = await startChat(opened, { profile: 'more' })
      expect(opened.genesys.sessions.get(later.chatId).pushUrl).toBeNull()
    })

    test('can be set over HTTP, of the built-in one too', async () => {
      const opened = open({ clock: manualClock({ now: 0 }) })
      const set = (profile: string, settings: object) =>
        opened.call(`/genesys/2/mock/profiles/${profile}`, postJson({ settings }))
      expect((await set('more', { chat: { extends: 'default', replies } })).status).toBe(200)
      const chat = await startChat(opened, { profile: 'more' })
      await opened.genesys.advance(5_000)
      expect(await chat.transcript()).toHaveLength(6)
      const { body } = await set('lost', { chat: { extends: 'nobody' } })
      expect(body).toMatchObject({
        errors: [{ advice: expect.stringContaining('settings.chat.extends: there is no profile "nobody"') }],
      })
    })

    test('is refused when they extend each other', async () => {
      const opened = open({
        clock: manualClock(),
        profiles: [extending({ extends: 'b' }, 'a'), extending({ extends: 'a' }, 'b')],
      })
      const { status, body } = await opened.call(
        '/genesys/2/chat/aura',
        post({ nickname: 'Ana', profile: 'a' }),
      )
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { errors: [{ advice: 'profile: the profiles extend each other: "a" → "b" → "a"' }] },
      })
      expect(opened.genesys.sessions.keys()).toEqual([])
    })
  })

  test('warnings are told over HTTP, and counted', async () => {
    const opened = open(withChat({}))
    const chat = await startChat(opened)
    const other = await startChat(opened)
    for (const { call } of [chat, other]) {
      await call('disconnect')
      await call('send', { message: 'Hi' })
    }
    const all = await opened.call('/genesys/2/mock/warnings')
    expect(all.body).toEqual(JSON.parse(JSON.stringify(opened.genesys.warnings)))
    expect(all.body).toMatchObject([
      { code: 'MESSAGE_AFTER_END', chatId: chat.chatId },
      { code: 'MESSAGE_AFTER_END', chatId: other.chatId },
    ])
    const own = await opened.call(`/genesys/2/mock/warnings?chatId=${other.chatId}`)
    expect(own.body).toMatchObject([{ chatId: other.chatId }])
    expect((await opened.call('/genesys/2/mock/sessions/stats')).body).toMatchObject({ warnings: 2 })
  })
}
