import { genesysMatchers as matchersForJest } from 'aura-mocks-genesys-api/jest'
import { type GenesysMatchers, genesysMatchers } from 'aura-mocks-genesys-api/vitest'
import { expect as expectOfJest } from 'expect'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

expect.extend(genesysMatchers)
expectOfJest.extend(matchersForJest)

/** What the matchers are under either runner: they have to do the same. */
type ExpectMock = (genesys: unknown) => GenesysMatchers & { not: GenesysMatchers }
const runners: [string, ExpectMock][] = [
  ['Vitest', (genesys) => expect(genesys)],
  ['Jest', (genesys) => expectOfJest(genesys)],
]

const setUp = async (): Promise<{ genesys: GenesysMock; chatId: string; secureKey: string }> => {
  const genesys = mockAlone({
    clock: manualClock({ now: 0 }),
    profiles: [
      sayingProfile('default', 'http://127.0.0.1:2/', 'one', 'two'),
      { profile: 'quiet', settings: { chat: {} } },
    ],
  })
  return { genesys, ...(await start(genesys)) }
}
const send = (genesys: GenesysMock, chatId: string, secureKey: string, message: string) =>
  callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message })

test('the matchers are typed for both runners', () => {
  expectTypeOf(expect(1).toHavePushed).toEqualTypeOf<GenesysMatchers['toHavePushed']>()
  expectTypeOf(expectOfJest(1).toHavePushed).toEqualTypeOf<GenesysMatchers<void>['toHavePushed']>()
})

describe.each(runners)('with %s', (_, expectMock) => {
  test('toHaveReceivedMessage looks at what the customer said, and only at that', async () => {
    const { genesys, chatId, secureKey } = await setUp()
    expectMock(genesys).not.toHaveReceivedMessage()
    await send(genesys, chatId, secureKey, 'My router blinks')
    await genesys.advance(1_000)
    expectMock(genesys).toHaveReceivedMessage()
    expectMock(genesys).toHaveReceivedMessage('My router blinks')
    expectMock(genesys).toHaveReceivedMessage(/blinks$/)
    expectMock(genesys).toHaveReceivedMessage({
      from: { nickname: 'Ana' },
      text: expect.stringContaining('router'),
    })
    expectMock(genesys).toHaveReceivedMessage('My router blinks', { chatId })
    expectMock(genesys).not.toHaveReceivedMessage('My router')
    expectMock(genesys).not.toHaveReceivedMessage({ from: { nickname: 'Eva' } })
    expectMock(genesys).not.toHaveReceivedMessage('one')
    expectMock(genesys).not.toHaveReceivedMessage(undefined, { chatId: (await start(genesys)).chatId })
  })

  test('toHavePushed looks at the pushes that were taken', async () => {
    const { genesys, chatId } = await setUp()
    await genesys.advance(1_000)
    // Nobody listens at that port.
    expectMock(genesys).not.toHavePushed('one')
    genesys.db.push.updateMany({ data: { status: 'captured' } })
    expectMock(genesys).toHavePushed()
    expectMock(genesys).toHavePushed('one')
    expectMock(genesys).toHavePushed(/^o/, { chatId })
    expectMock(genesys).toHavePushed({ type: 'Message', utcTime: 1_000, from: { type: 'Agent' } })
    expectMock(genesys).not.toHavePushed('two')
    for (const act of [
      () => expectMock(genesys).not.toHavePushed('one', { chatId: 'another' }),
      () => expectMock(genesys).toHaveNothingPending({ chatId: 'another' }),
      () => expectMock(genesys).not.toBeEnded({ chatId: 'another' }),
      () => expectMock(genesys).not.toHaveReceivedMessage('one', { chatId: 'another' }),
    ])
      expect(act).toThrow('there is no chat "another"')
    genesys.db.push.updateMany({ data: { status: 'delivered' } })
    expectMock(genesys).toHavePushed('one')
  })

  test('toBeEnded looks at one chat, or at all', async () => {
    const { genesys, chatId, secureKey } = await setUp()
    const other = await start(genesys)
    expectMock(genesys).not.toBeEnded()
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
    expectMock(genesys).toBeEnded({ chatId })
    expectMock(genesys).toBeEnded({ chatId, by: 'client' })
    expectMock(genesys).not.toBeEnded({ chatId, by: 'agent' })
    expectMock(genesys).not.toBeEnded()
    genesys.sessions.remove(other.chatId)
    expectMock(genesys).toBeEnded()
    genesys.reset()
    expectMock(genesys).not.toBeEnded()
  })

  test('toHaveNothingPending looks at what is scheduled, and at pushes', async () => {
    const { genesys, chatId } = await setUp()
    const quiet = await start(genesys, { profile: 'quiet' })
    expectMock(genesys).not.toHaveNothingPending()
    expectMock(genesys).not.toHaveNothingPending({ chatId })
    expectMock(genesys).toHaveNothingPending({ chatId: quiet.chatId })
    await genesys.advance(2_000)
    await genesys.settled()
    expectMock(genesys).toHaveNothingPending()
    genesys.db.push.update({ data: { status: 'pending' } })
    expectMock(genesys).not.toHaveNothingPending()
  })

  test('a failure prints the conversation', async () => {
    const { genesys, chatId, secureKey } = await setUp()
    await send(genesys, chatId, secureKey, 'Hi')
    const conversation = `\n\nChat ${chatId}: active; service "aura", profile "default", pushed to http://127.0.0.1:2/\n     0.000 s    1  Ana (Client): ParticipantJoined\n     0.000 s    2  Ana (Client): Message "Hi"\n  still to happen:\n`
    expect(() => expectMock(genesys).toHaveReceivedMessage('Hello')).toThrow(
      `Expected Genesys to have received a message with the text "Hello".${conversation}`,
    )
    expect(() => expectMock(genesys).not.toHaveReceivedMessage(/H/, { chatId })).toThrow(
      `Expected chat "${chatId}" not to have received a message with a text that matches /H/.${conversation}`,
    )
    const wanted = { from: { nickname: expect.any(String) }, text: /one/ }
    expect(() => expectMock(genesys).toHavePushed(wanted)).toThrow(
      /^Expected Genesys to have pushed an event with [^.]+"nickname": Any<String>[^.]+"text": \/one\/[^.]+\.\n\nChat /,
    )
    expect(() => expectMock(genesys).toBeEnded({ by: 'agent' })).toThrow(
      `Expected Genesys to be ended by agent.${conversation}`,
    )
    expect(() => expectMock(genesys).toHaveNothingPending()).toThrow(
      `Expected Genesys to have nothing pending.${conversation}`,
    )
  })

  test('what is no mock is refused, with or without "not"', async () => {
    const { genesys, chatId } = await setUp()
    for (const wrong of [genesys.sessions.get(chatId), undefined, 'genesys'])
      for (const act of [() => expectMock(wrong).toBeEnded(), () => expectMock(wrong).not.toBeEnded()])
        expect(act).toThrow(
          'Failed to expect(…).toBeEnded: what is expected of is no mock that createGenesysMock() made. Write expect(genesys).toBeEnded(…); a chat is chosen by { chatId }.',
        )
  })
})
