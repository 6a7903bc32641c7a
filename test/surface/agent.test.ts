import { describe, expect, test } from 'vitest'
import { type AgentParty, type GenesysMock, manualClock } from '../../src/index'
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
      '0 s Leo#3 ParticipantJoined',
      '0 s Ana#2 ParticipantLeft',
      '0 s Leo#3 Message Hi, this is Leo',
    ])
  })

  test.each([
    ['a text', 'Olá', 'text/plain'],
    ['bytes', Uint8Array.of(0, 255, 128), undefined],
  ])('sends a file, %s, that the client can download', async (_, content, type) => {
    const genesys = quiet()
    const { chatId, secureKey } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    await ana.sendFile({ name: 'offer.txt', type, content })
    const event = genesys.sessions.get(chatId).messages.at(-1)
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    expect(event).toMatchObject({
      type: 'FileUploaded',
      userData: { 'file-name': 'offer.txt', 'file-size': String(bytes.length) },
    })
    const path = `/genesys/2/chat/aura/${chatId}/file/${event?.userData?.['file-id']}/download?secureKey=${secureKey}`
    const response = await genesys.fetch(new Request(`http://gms.test${path}`, { method: 'POST' }))
    expect(response?.headers.get('content-type')).toBe(type ?? 'application/octet-stream')
    expect(new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
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
    await expect(ana.say('Hi', { after: -1 })).rejects.toThrow(/timeout: expected a number of seconds/)
    expect(genesys.scheduler.pending()).toEqual([])
  })
})
