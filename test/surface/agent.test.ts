import { describe, expect, test } from 'vitest'
import { type AgentParty, type FileToSend, type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

const quiet = () =>
  mockAlone({ clock: manualClock({ now: 0 }), profiles: [{ profile: 'default', settings: { chat: {} } }] })
const told = (genesys: GenesysMock, chatId: string) =>
  genesys.sessions
    .get(chatId)
    .messages.slice(1)
    .map(({ utcTime, from, type, text }) =>
      `${utcTime / 1000} s ${from.nickname}#${from.participantId} ${type} ${text ?? ''}`.trim(),
    )

describe('genesys.agent', () => {
  test('joins, types, says, shows and leaves', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId, { nickname: 'Ana' }).join()
    await ana.say('Hello!', { messageType: 'text', userData: { k: 'v' }, eventAttributes: { a: 1 } })
    await ana.pushUrl('https://help.test/')
    await ana.notice('on hold')
    await ana.type('Let me look that up.')
    await ana.say('Still there?', { after: 10 })
    expect(genesys.sessions.get(chatId).messages[2]).toMatchObject({
      messageType: 'text',
      userData: { k: 'v' },
      eventAttributes: { a: 1 },
    })
    await genesys.advance(10_000)
    await ana.leave()
    expect(told(genesys, chatId)).toEqual([
      '0 s Ana#2 ParticipantJoined',
      '0 s Ana#2 Message Hello!',
      '0 s Ana#2 PushUrl https://help.test/',
      '0 s Ana#2 CustomNotice on hold',
      '0 s Ana#2 TypingStarted',
      '1 s Ana#2 Message Let me look that up.',
      '10 s Ana#2 Message Still there?',
      '10 s Ana#2 ParticipantLeft',
    ])
    expect(genesys.sessions.get(chatId).state).toBe('active')
  })

  test.each([
    ['x'.repeat(10), undefined, 1],
    ['x'.repeat(50), undefined, 2.5],
    ['x'.repeat(500), undefined, 5],
    ['x', 0.25, 0.25],
  ])('types as long as a quick typist would, or as it is told (%#)', async (text, pause, seconds) => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    await ana.type(text, { pause })
    expect(genesys.scheduler.pending()).toMatchObject([{ dueAt: seconds * 1_000, event: { text } }])
  })

  test.each<[AgentParty | undefined, object, object]>([
    [undefined, { nickname: 'agent', type: 'Agent' }, {}],
    [{ nickname: 'Boss', type: 'Supervisor' }, { nickname: 'Boss', type: 'Supervisor' }, {}],
    [
      { nickname: 'Aura', type: 'External', style: 'BOT' },
      { nickname: 'Aura', type: 'External' },
      { eventAttributes: { GCTI_SYSTEM: { 'party-info': { style: 'BOT' } } } },
    ],
  ])('plays %j', async (party, from, more) => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    await (await genesys.agent(chatId, party).join()).say('Hi')
    expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({ from, text: 'Hi', ...more })
  })

  test('is somebody who has joined by a script, without joining again', async () => {
    const genesys = mockAlone({ clock: manualClock({ now: 0 }) })
    const { chatId } = await start(genesys)
    await genesys.advance(5_000)
    await genesys.agent(chatId, { nickname: 'agent1' }).say('It is me again')
    expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({
      from: { participantId: 3 },
      index: 7,
    })
  })

  test('hands over to another', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId, { nickname: 'Ana' }).join()
    const leo = await ana.transferTo({ nickname: 'Leo' })
    await leo.say('Hi, this is Leo')
    expect(told(genesys, chatId)).toEqual([
      '0 s Ana#2 ParticipantJoined',
      '0 s Ana#2 ParticipantLeft',
      '0 s Leo#3 ParticipantJoined',
      '0 s Leo#3 Message Hi, this is Leo',
    ])
  })

  const letters = new TextEncoder().encode('abcdef')
  const view = new DataView(letters.buffer, 2, 3)
  test.each<[string, FileToSend | File, string, string, string]>([
    ['a text', { name: 'a.txt', type: 'text/plain', content: 'Olá' }, 'Olá', 'a.txt', 'text/plain'],
    ['bytes', { name: 'a', content: letters }, 'abcdef', 'a', 'application/octet-stream'],
    [
      'part of the bytes',
      { name: 'a', content: letters.subarray(1, 3) },
      'bc',
      'a',
      'application/octet-stream',
    ],
    ['a buffer', { name: 'a', content: letters.buffer }, 'abcdef', 'a', 'application/octet-stream'],
    [
      'pairs of bytes',
      { name: 'a', content: Uint16Array.of(0x6261, 0x6463) },
      'abcd',
      'a',
      'application/octet-stream',
    ],
    ['a view', { name: 'a', content: view }, 'cde', 'a', 'application/octet-stream'],
    ['a Blob', { name: 'a', content: new Blob(['x', 'y']) }, 'xy', 'a', 'application/octet-stream'],
    [
      'a Blob with a type',
      { name: 'a', content: new Blob(['xy'], { type: 'text/css' }) },
      'xy',
      'a',
      'text/css',
    ],
    ['a File', { content: new File(['xy'], 'b.css', { type: 'text/css' }) }, 'xy', 'b.css', 'text/css'],
    [
      'a File under another name',
      { name: 'c', type: 'a/b', content: new File(['xy'], 'b.css') },
      'xy',
      'c',
      'a/b',
    ],
    ['a File alone', new File(['xy'], 'b.css', { type: 'text/css' }), 'xy', 'b.css', 'text/css'],
  ])('sends a file, %s, that the client can download', async (_, file, text, name, type) => {
    const genesys = quiet()
    const { chatId, secureKey } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    await ana.sendFile(file)
    const event = genesys.sessions.get(chatId).messages.at(-1)
    const size = String(new TextEncoder().encode(text).length)
    expect(event).toMatchObject({ type: 'FileUploaded', userData: { 'file-name': name, 'file-size': size } })
    const path = `/genesys/2/chat/aura/${chatId}/file/${event?.userData?.['file-id']}/download?secureKey=${secureKey}`
    const response = await genesys.fetch(new Request(`http://gms.test${path}`, { method: 'POST' }))
    expect(response?.headers.get('content-type')).toBe(type)
    expect(await response?.text()).toBe(text)
  })

  test('sends files, and what is said behind them, in the order of the calls', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId, { nickname: 'Ana' }).join()
    // A large one takes longer to read.
    const sent = [
      ana.sendFile({ name: 'one', content: new Blob(['x'.repeat(2_000_000)]) }),
      genesys.agent(chatId, { nickname: 'Ana' }).sendFile({ name: 'two', content: new Blob(['x']) }),
      ana.sendFile({ name: 'three', content: 'x' }),
      ana.say('Here you are'),
      ana.leave(),
    ]
    await Promise.all(sent)
    const events = genesys.sessions.get(chatId).messages.slice(2)
    expect(events.map(({ type, text, userData }) => userData?.['file-name'] ?? text ?? type)).toEqual([
      'one',
      'two',
      'three',
      'Here you are',
      'ParticipantLeft',
    ])
    // Without a file to read, everything happens before the call returns.
    void genesys.agent(chatId, { nickname: 'Leo' }).join()
    expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({ from: { nickname: 'Leo' } })
  })

  test('sends no file into the chats of another life', async () => {
    const genesys = mockAlone({ clock: manualClock(), seed: 's' })
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    const sending = ana.sendFile({ name: 'one', content: new Blob(['x']) })
    const said = ana.say('Here you are')
    genesys.reset()
    expect((await start(genesys)).chatId).toBe(chatId)
    await genesys.agent(chatId).join()
    await expect(sending).rejects.toMatchObject({ code: 'UNKNOWN_CHAT' })
    await expect(said).rejects.toMatchObject({ code: 'UNKNOWN_CHAT' })
    expect(genesys.db.file.count()).toBe(0)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(2)
  })

  test('a Blob that can not be read is rejected, and holds nothing up', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    const content = new Blob(['x'])
    content.arrayBuffer = () => Promise.reject(new Error('the file is gone'))
    const sending = ana.sendFile({ name: 'one', content })
    const said = ana.say('Sorry')
    await expect(sending).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
      reason: 'file.content: the file is gone',
    })
    await said
    expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({ text: 'Sorry' })
  })

  test('ends the chat with its leaving, if told so', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    await (await genesys.agent(chatId).join()).leave({ endChat: true })
    expect(genesys.sessions.get(chatId)).toMatchObject({ state: 'ended', endReason: 'agent' })
  })
})

describe('misuse', () => {
  test('acting before joining, or after leaving, is refused, and does nothing', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = genesys.agent(chatId, { nickname: 'Ana' })
    const message = `Failed to act as "Ana" in chat "${chatId}": "Ana" has not joined the chat, or has left it; in it are "Ana" (Client). Call join() first (it has no effect while the scheduler is paused), or be somebody who is in it.`
    for (const act of [
      () => ana.say('Hi'),
      () => ana.type('Hi'),
      () => ana.leave(),
      () => ana.sendFile({ name: 'a', content: '' }),
      () => ana.transferTo({}),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'NOT_IN_CHAT', message })
    }
    expect(genesys.db.file.count()).toBe(0)
    expect(told(genesys, chatId)).toEqual([])
    await ana.join()
    await ana.leave()
    await expect(ana.say('Hi')).rejects.toMatchObject({ code: 'NOT_IN_CHAT' })
    await ana.join()
    await ana.say('Back again')
  })

  test('joining twice is refused', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId, { nickname: 'Ana' }).join()
    await expect(ana.join()).rejects.toThrow(
      `Failed to join chat "${chatId}" as "Ana": "Ana" is in the chat already. Act as them right away, without join(), or choose another nickname.`,
    )
  })

  test('acting in a chat that has ended, or is unknown, is refused', async () => {
    const genesys = quiet()
    const { chatId, secureKey } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
    await expect(ana.say('Hi')).rejects.toMatchObject({ code: 'CHAT_ENDED' })
    await expect(ana.join()).rejects.toMatchObject({ code: 'CHAT_ENDED' })
    await expect(genesys.agent('nobody').join()).rejects.toMatchObject({ code: 'UNKNOWN_CHAT' })
  })

  test('a time that is none is refused', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    await expect(ana.say('Hi', { after: -1 })).rejects.toThrow(/options\.after: expected a number of seconds/)
    expect(genesys.scheduler.pending()).toEqual([])
  })
})
