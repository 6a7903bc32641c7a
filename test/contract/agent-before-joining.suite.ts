import { expect, test } from 'vitest'
import { genesysEventTypes, manualClock } from '../../src/index'
import { postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'
import { agent, codesOf, play, silent } from './warned-chat'

export const agentBeforeJoiningSuite: ContractSuite = (open) => {
  test.each(genesysEventTypes.filter((type) => type !== 'ParticipantJoined'))(
    'a %s of an agent that is not in the chat is named, with the request that sent it',
    async (type) => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await play(opened, chat, agent(type, 'Eva'))
      expect(opened.genesys.warnings).toEqual([
        {
          id: 'warning-1',
          code: 'AGENT_SPOKE_BEFORE_JOINING',
          message: `${type} came from the agent "Eva", who is not in the chat. In Genesys an agent joins before anything else, and web clients throw at an event from a party they do not know. Send an event with type "ParticipantJoined", from.type "Agent" and from.nickname "Eva" before it.`,
          chatId: chat.chatId,
          at: 5_000,
          request: opened.genesys.requests.last('mockSend'),
        },
      ])
    },
  )

  test.each<[string, unknown[], number]>([
    ['one that joins first', [agent('ParticipantJoined', 'Eva'), agent(), agent('Message', 'Eva')], 0],
    ['one that only joins', [agent('ParticipantJoined')], 0],
    ['one renamed', [agent('ParticipantJoined', 'Eva'), agent('NicknameUpdated', 'Eva María')], 0],
    ['one that goes on speaking: once', [agent(), agent(), agent('TypingStarted')], 1],
    [
      'one that has left',
      [agent('ParticipantJoined', 'Eva'), agent('ParticipantLeft'), agent('Message', 'Eva')],
      1,
    ],
    ['another than the one who joined', [agent('ParticipantJoined', 'Eva'), agent('Message', 'Ivo')], 1],
    ['two', [agent('Message', 'Eva'), agent('Message', 'Ivo')], 2],
    [
      'no agent',
      ['Client', 'Supervisor', 'External'].map((type) => ({ from: { type }, type: 'Message' })),
      0,
    ],
  ])('%s', async (_, events, warnings) => {
    const opened = open(silent())
    const chat = await startChat(opened)
    for (const event of events) await play(opened, chat, event)
    expect(codesOf(opened)).toEqual(Array(warnings).fill('AGENT_SPOKE_BEFORE_JOINING'))
  })

  test('a delayed event is named when it happens, with the request that scheduled it', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    await play(opened, chat, { ...agent('Message', 'Eva'), timeout: 2 })
    const scheduledBy = opened.genesys.requests.last()
    await play(opened, chat, agent('ParticipantJoined', 'Ivo'))
    const { db, requests } = opened.genesys
    expect(db.job.getAll()).toMatchObject([{ requestId: scheduledBy?.id }])
    expect(requests.all().map(({ id }) => id)).toEqual(['request-1', 'request-2', 'request-3'])
    await opened.genesys.advance(1_999)
    expect(codesOf(opened)).toEqual([])
    await opened.genesys.advance(1)
    expect(opened.genesys.warnings).toMatchObject([{ chatId: chat.chatId, at: 7_000 }])
    expect(opened.genesys.warnings[0]?.request).toEqual(scheduledBy)
  })

  test("a profile's is nobody's request, even when one sets it off", async () => {
    const autoMessages = [agent('Message', 'Eva'), { ...agent('Message', 'Ivo'), timeout: 1 }]
    const opened = open({ clock: manualClock({ now: 5_000 }) })
    await opened.call('/genesys/2/mock/profiles/default', postJson({ chat: { autoMessages } }))
    const chat = await startChat(opened)
    await play(opened, chat, agent('Message', 'Leo'))
    await opened.genesys.advance(1_000)
    const seen = opened.genesys.warnings.map(({ message, at, request }) => [
      message.split('"')[1],
      at,
      request?.operation ?? null,
    ])
    expect(seen).toEqual([
      ['Eva', 5_000, null],
      ['Leo', 5_000, 'mockSend'],
      ['Ivo', 6_000, null],
    ])
  })
}
