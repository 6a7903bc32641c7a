import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { startChat, stateOf } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const sessionsSuite: ContractSuite = (open) => {
  test('a session shows all that belongs to the chat', async () => {
    const opened = open({ clock: manualClock({ now: 1_000_000 }) })
    const chat = await startChat(opened, { subject: 'Help', emailAddress: 'a@b.c', 'userData[k]': 'v' })
    await opened.genesys.advance(4_000)
    await opened.genesys.settled()
    const { status, body } = await opened.call(`/genesys/2/mock/sessions/${chat.chatId}`)
    expect(status).toBe(200)
    expect(body).toEqual({
      chatId: chat.chatId,
      serviceName: 'aura',
      profile: 'default',
      state: 'active',
      endReason: null,
      userId: chat.userId,
      secureKey: chat.secureKey,
      alias: '117',
      nickname: 'Ana',
      subject: 'Help',
      emailAddress: 'a@b.c',
      userData: { k: 'v' },
      monitored: false,
      downloads: 0,
      pushUrl: 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages',
      participants: [
        { participantId: 1, nickname: 'Ana', type: 'Client', state: 'joined' },
        { participantId: 2, nickname: 'system', type: 'External', state: 'joined' },
        { participantId: 3, nickname: 'agent1', type: 'Agent', state: 'joined' },
      ],
      messages: await chat.transcript(),
      nextPosition: 6,
      scheduled: [
        {
          dueAt: 1_005_000,
          event: {
            from: { type: 'Agent' },
            type: 'Message',
            timeout: 1,
            text: 'Hello, I am an Agent, how can I help you?',
          },
        },
      ],
      pushes: expect.objectContaining({ pending: 0, delivered: 0, failed: 0 }),
      createdAt: 1_000_000,
      updatedAt: 1_004_000,
      endedAt: null,
    })
    expect(body).toEqual(opened.genesys.sessions.get(chat.chatId))
  })

  test('an unknown session is a 404', async () => {
    const { status, body } = await open().call('/genesys/2/mock/sessions/nobody')
    expect(status).toBe(404)
    expect(body).toEqual({ errors: [{ code: 404, advice: 'there is no chat "nobody"' }] })
  })

  describe('the list', () => {
    test.each<[string, string[]]>([
      ['', ['aura', 'voz', 'aura']],
      ['?serviceName=voz', ['voz']],
      ['?serviceName=none', []],
      ['?profile=quiet', ['voz']],
      ['?state=ended', ['voz', 'aura']],
      ['?state=active', ['aura']],
      ['?state=ended&serviceName=aura', ['aura']],
    ])('with "%s"', async (query, services) => {
      const opened = open({ profiles: [{ profile: 'quiet', settings: { chat: {} } }] })
      await startChat(opened)
      await (await startChat(opened, { profile: 'quiet' }, 'voz')).call('disconnect')
      await (await startChat(opened)).call('disconnect')
      const { status, body } = await opened.call(`/genesys/2/mock/sessions${query}`)
      expect(status).toBe(200)
      expect(body).toMatchObject(services.map((serviceName) => ({ serviceName })))
      expect(body).toHaveLength(services.length)
    })

    test('leaves out transcripts and what is due, as summaries', async () => {
      const opened = open({ clock: manualClock() })
      const { chatId } = await startChat(opened)
      await (await startChat(opened)).call('disconnect')
      const { status, body } = await opened.call('/genesys/2/mock/sessions?summary=true&state=active')
      expect(status).toBe(200)
      const { messages, scheduled, ...rest } = opened.genesys.sessions.get(chatId)
      expect(body).toEqual([rest])
      expect(rest.nextPosition).toBe(messages.length + 1)
      expect(scheduled).not.toEqual([])
      expect((await opened.call('/genesys/2/mock/sessions?summary=false&state=active')).body).toMatchObject([
        { messages, scheduled },
      ])
    })

    test('refuses a summary that is neither true nor false', async () => {
      expect(await open().call('/genesys/2/mock/sessions?summary=yes')).toMatchObject({
        status: 400,
        body: { errors: [{ code: 100, advice: 'summary: expected "true" or "false", got "yes"' }] },
      })
    })

    test('refuses a state that is none', async () => {
      const { status, body } = await open().call('/genesys/2/mock/sessions?state=gone')
      expect(status).toBe(400)
      expect(body).toEqual({
        errors: [{ code: 100, advice: 'state: expected "active" or "ended", got "gone"' }],
      })
    })
  })

  test('stats count', async () => {
    const opened = open({ clock: manualClock() })
    await startChat(opened)
    await startChat(opened)
    await (await startChat(opened, {}, 'voz')).call('disconnect')
    await opened.genesys.advance(1_000)
    await opened.genesys.settled()
    const { body } = await opened.call('/genesys/2/mock/sessions/stats')
    expect(body).toMatchObject({
      total: 3,
      active: 2,
      ended: 1,
      byService: { aura: 2, voz: 1 },
      byProfile: { default: 3 },
      events: { total: 6, byType: { ParticipantJoined: 5, ParticipantLeft: 1 } },
      pushes: { pending: 0, delivered: 0, failed: 0 },
      scheduled: 8,
    })
    expect(body).toEqual(opened.genesys.sessions.stats())
  })

  test('keys are the chatIds, oldest first', async () => {
    const opened = open()
    const chats = [await startChat(opened), await startChat(opened)]
    const { body } = await opened.call('/genesys/2/mock/sessions/keys')
    expect(body).toEqual(chats.map(({ chatId }) => chatId))
  })

  describe('removing', () => {
    const remove = { method: 'DELETE' }

    test.each<[string, (chatId: string) => string]>([
      ['by query', (chatId) => `?chatId=${chatId}`],
      ['by path', (chatId) => `/${chatId}`],
    ])('one %s leaves the others', async (_, target) => {
      const opened = open({ clock: manualClock() })
      const doomed = await startChat(opened)
      const kept = await startChat(opened)
      await opened.genesys.advance(1_000)
      const { status, body } = await opened.call(`/genesys/2/mock/sessions${target(doomed.chatId)}`, remove)
      expect({ status, body }).toEqual({ status: 200, body: { removed: 1 } })
      await opened.genesys.advance(4_000)
      expect(opened.genesys.sessions.keys()).toEqual([kept.chatId])
      expect(await kept.transcript()).toHaveLength(6)
      expect(opened.genesys.db.event.count()).toBe(6)
      expect(opened.genesys.pushes.all()).toHaveLength(5)
      expect((await doomed.call('refresh')).body).toMatchObject({ statusCode: 2, chatEnded: true })
    })

    test('all leaves nothing', async () => {
      const opened = open({ clock: manualClock() })
      await startChat(opened)
      await startChat(opened)
      await opened.genesys.advance(2_000)
      expect((await opened.call('/genesys/2/mock/sessions', remove)).body).toEqual({ removed: 2 })
      await opened.genesys.advance(5_000)
      expect(stateOf(opened)).toMatchObject({ session: [], event: [], job: [], push: [], pending: [] })
    })

    test('ends a chat that goes on, which listeners hear, and nobody is pushed', async () => {
      const opened = open({ clock: manualClock({ now: 0 }) })
      const told: string[] = []
      opened.genesys.on('event', ({ event }) => told.push(event.type))
      opened.genesys.on('session', ({ change, session: { endReason, participants, messages } }) =>
        told.push(`${change} ${endReason} ${participants[0]?.state} ${messages.at(-1)?.type}`),
      )
      const chat = await startChat(opened)
      told.splice(0)
      await opened.call(`/genesys/2/mock/sessions/${chat.chatId}`, remove)
      expect(told).toEqual([
        'ended removed left ParticipantLeft',
        'ParticipantLeft',
        'removed removed left ParticipantLeft',
      ])
      expect(opened.genesys.pushes.all()).toEqual([])
      expect((await chat.call('send', { message: 'Hi' })).body).toMatchObject({
        statusCode: 2,
        chatEnded: true,
      })
    })

    test('an unknown one is a 404, and nothing is removed', async () => {
      const opened = open()
      await startChat(opened)
      for (const target of ['?chatId=nobody', '/nobody']) {
        expect((await opened.call(`/genesys/2/mock/sessions${target}`, remove)).status).toBe(404)
      }
      expect(opened.genesys.sessions.keys()).toHaveLength(1)
    })
  })
}
