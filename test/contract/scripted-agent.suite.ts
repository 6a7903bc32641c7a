import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const scriptedAgentSuite: ContractSuite = (open) => {
  test('the default profile plays its five messages, one second apart', async () => {
    const opened = open({ clock: manualClock() })
    const chat = await startChat(opened)
    const [joined] = await chat.transcript()
    const startedAt = joined?.utcTime ?? 0
    const system = { nickname: 'system', participantId: 2, type: 'External' }
    const agent = { nickname: 'agent1', participantId: 3, type: 'Agent' }

    expect(await chat.transcript(2)).toEqual([])
    for (let second = 1; second <= 5; second += 1) {
      await opened.genesys.advance(999)
      expect(await chat.transcript(2)).toHaveLength(second - 1)
      await opened.genesys.advance(1)
      expect(await chat.transcript(2)).toHaveLength(second)
    }
    expect(await chat.transcript(2)).toEqual([
      { from: system, index: 2, type: 'ParticipantJoined', utcTime: startedAt + 1_000 },
      {
        from: system,
        index: 3,
        text: 'You have approximately 15 minutes to be attended',
        type: 'Message',
        utcTime: startedAt + 2_000,
      },
      {
        from: system,
        index: 4,
        text: 'Soon one of our agents will attend you personally',
        type: 'Message',
        utcTime: startedAt + 3_000,
      },
      { from: agent, index: 5, type: 'ParticipantJoined', utcTime: startedAt + 4_000 },
      {
        from: agent,
        index: 6,
        text: 'Hello, I am an Agent, how can I help you?',
        type: 'Message',
        utcTime: startedAt + 5_000,
      },
    ])
    await opened.genesys.advance(3_600_000)
    expect(await chat.transcript()).toHaveLength(6)
  })

  test('a scripted reply due at once is still no part of the answer that caused it', async () => {
    const opened = open({
      clock: manualClock(),
      profiles: [
        {
          profile: 'eager',
          settings: { chat: { autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi!' }] } },
        },
      ],
    })
    const chat = await startChat(opened, { profile: 'eager' })
    expect(chat.answer).toMatchObject({ nextPosition: 2 })
    await opened.genesys.advance(0)
    expect(await chat.transcript(2)).toMatchObject([
      { text: 'Hi!', from: { nickname: 'agent', type: 'Agent' } },
    ])
  })

  test.each([
    ['a body field', (name: string) => ({ profile: name })],
    ['its user data', (name: string) => ({ 'userData[profile]': name })],
  ])('a chat names its profile by %s', async (_, form) => {
    const opened = open({ profiles: [{ profile: 'quiet', settings: { chat: {} } }] })
    const chat = await startChat(opened, form('quiet'))
    expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
      profile: 'quiet',
      scheduled: [],
      pushUrl: null,
    })
  })

  test('the body names the profile before the query, and the query before the user data', async () => {
    const profiles = ['a', 'b', 'c'].map((profile) => ({ profile, settings: { chat: {} } }))
    const opened = open({ profiles })
    const init = (form: Record<string, string>) => ({
      method: 'POST',
      body: new URLSearchParams({ nickname: 'Ana', 'userData[profile]': 'c', ...form }),
    })
    await opened.call('/genesys/2/chat/aura?profile=b', init({ profile: 'a' }))
    await opened.call('/genesys/2/chat/aura?profile=b', init({}))
    await opened.call('/genesys/2/chat/aura', init({}))
    expect(opened.genesys.sessions.list().map(({ profile }) => profile)).toEqual(['a', 'b', 'c'])
  })

  test('a chat keeps the profile it started with', async () => {
    const opened = open({ clock: manualClock() })
    const chat = await startChat(opened)
    opened.genesys.profiles.set({ profile: 'default', settings: { chat: { autoMessages: [] } } })
    await opened.genesys.advance(5_000)
    expect(await chat.transcript()).toHaveLength(6)
  })
}
