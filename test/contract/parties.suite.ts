import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { post, postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

const silent = () => ({ clock: manualClock(), profiles: [{ profile: 'default', settings: { chat: {} } }] })

export const partiesSuite: ContractSuite = (open) => {
  test('a bot says so in each of its events', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const attributes = { GCTI_SYSTEM: { other: 1 }, more: true }
    await opened.call(
      `/genesys/2/mock/chat/aura/${chat.chatId}/send`,
      postJson([
        { from: { type: 'External', nickname: 'Aura', style: 'BOT' }, type: 'ParticipantJoined' },
        { from: { type: 'External' }, type: 'Message', text: 'Hi', eventAttributes: attributes },
        { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined' },
      ]),
    )
    const style = { 'party-info': { style: 'BOT' } }
    const [joined, message, agent] = await chat.transcript(2)
    expect(joined?.eventAttributes).toEqual({ GCTI_SYSTEM: style })
    expect(message?.eventAttributes).toEqual({ GCTI_SYSTEM: { other: 1, ...style }, more: true })
    expect(message?.from).toEqual({ nickname: 'Aura', participantId: 2, type: 'External' })
    expect(agent).not.toHaveProperty('eventAttributes')
    expect(opened.genesys.sessions.get(chat.chatId).participants).toMatchObject([{}, { style: 'BOT' }, {}])
  })

  test.each([
    [{ 'party-info': { other: 1 } }, { 'party-info': { other: 1, style: 'BOT' } }],
    [{ 'party-info': ['x'] }, { 'party-info': { style: 'BOT' } }],
    ['x', { 'party-info': { style: 'BOT' } }],
    [['x'], { 'party-info': { style: 'BOT' } }],
    [null, { 'party-info': { style: 'BOT' } }],
  ])('what else %j says of it stays, as far as it is of that form', async (given, expected) => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const from = { type: 'External', style: 'BOT' }
    const event = { from, type: 'Message', text: 'Hi', eventAttributes: { GCTI_SYSTEM: given } }
    await opened.call(`/genesys/2/mock/chat/aura/${chat.chatId}/send`, postJson(event))
    expect((await chat.transcript(2))[0]?.eventAttributes).toEqual({ GCTI_SYSTEM: expected })
  })

  test('one that is known is a bot from the event on that says so', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const from = { type: 'External', nickname: 'Aura' }
    await opened.call(
      `/genesys/2/mock/chat/aura/${chat.chatId}/send`,
      postJson([
        { from, type: 'ParticipantJoined' },
        { from: { ...from, style: 'BOT' }, type: 'Message', text: 'one' },
        { from, type: 'Message', text: 'two' },
      ]),
    )
    const told = (await chat.transcript(2)).map(({ eventAttributes }) => eventAttributes !== undefined)
    expect(told).toEqual([false, true, true])
    expect(opened.genesys.sessions.get(chat.chatId).participants).toMatchObject([{}, { style: 'BOT' }])
  })

  test('a form can say so, too', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const form = { 'from[type]': 'External', 'from[style]': 'BOT', type: 'Message', text: 'Hi' }
    await opened.call(`/genesys/2/mock/chat/aura/${chat.chatId}/send`, post(form))
    expect(await chat.transcript(2)).toMatchObject([
      { eventAttributes: { GCTI_SYSTEM: { 'party-info': { style: 'BOT' } } } },
    ])
  })

  test("a customer renamed from the agent's side keeps the new name", async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const renamed = { from: { type: 'Client', nickname: 'Ana María' }, type: 'NicknameUpdated' }
    await opened.call(`/genesys/2/mock/chat/aura/${chat.chatId}/send`, postJson(renamed))
    await chat.call('send', { message: 'Hi' })
    expect((await chat.transcript(-1))[0]?.from).toEqual({
      nickname: 'Ana María',
      participantId: 1,
      type: 'Client',
    })
  })
}
