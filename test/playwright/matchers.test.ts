import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { genesysMatchers as matchers } from '../../src/playwright'
import { mockAlone, start } from '../doors/mock-with-server'

const playing = async () => {
  const genesys = mockAlone({ clock: manualClock() })
  const { chatId } = await start(genesys)
  await genesys.advance(5_000)
  return { genesys, chatId }
}

test.each<[unknown, boolean]>([
  [/joined/, false],
  [{ type: 'Message', from: { type: 'Agent' } }, true],
  [{ type: 'Message', from: { type: 'Supervisor' } }, false],
  [{ text: expect.stringContaining('Hello') }, true],
  [{ text: expect.stringContaining('Bye') }, false],
  [{ from: expect.objectContaining({ nickname: 'agent1' }) }, true],
  [{ from: [] }, false],
  [{ from: null }, false],
  [{ userData: { k: 'v' } }, false],
])('a message that fits %j is there: %s', async (wanted, pass) => {
  const { genesys, chatId } = await playing()
  const ana = genesys.agent(chatId, { nickname: 'agent1' })
  await ana.say('Hello again')
  // Nothing intercepts here, so what was pushed is looked up in the transcript.
  const events = genesys.sessions.get(chatId).messages
  const pushes = events.map((event) => ({ event, status: 'captured' }))
  const witness = { ...genesys, pushes: { ...genesys.pushes, of: () => pushes } }
  expect(Reflect.apply(matchers.toHavePushed, undefined, [witness, wanted]).pass).toBe(pass)
})

test('the others look at the same mock, and say what is wrong', async () => {
  const { genesys, chatId } = await playing()
  expect(matchers.toHaveNothingPending(genesys).pass).toBe(true)
  expect(matchers.toHaveReceivedMessage(genesys, 'Hi').pass).toBe(false)
  expect(matchers.toBeEnded(genesys).message()).toContain('Expected Genesys to be ended.')
  await genesys.agent(chatId, { nickname: 'agent1' }).leave({ endChat: true })
  expect(matchers.toBeEnded(genesys, { by: 'agent' }).pass).toBe(true)
  expect(() => Reflect.apply(matchers.toBeEnded, undefined, [{}])).toThrow('Write expect(genesys).toBeEnded')
  expect(() => Reflect.apply(matchers.toBeEnded, undefined, [genesys, { by: 'x' }])).toThrow('options.by')
})
