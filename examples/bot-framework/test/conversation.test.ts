import { texts } from '../src/bot/texts'
import { setupStage } from './setup/stage'

const { genesys, talking, seconds } = setupStage()

test('the agent writes, and the customer answers', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await agent.type('Which light is it?', { pause: 4 })
  await seconds(3.999)
  expect(maria.screen).toEqual(['(is typing)'])

  await seconds(0.001)
  await maria.types()
  await maria.says('The red one')
  await agent.pushUrl('https://help.example.com/red-light')
  await genesys.settled()

  expect(maria.screen.slice(1)).toEqual([
    'agent1: Which light is it?',
    '> The red one',
    'agent1 shows you https://help.example.com/red-light',
  ])
  const seenByAgent = genesys.sessions.get(agent.chatId).messages.slice(-4)
  expect(seenByAgent).toMatchObject([
    { type: 'Message', text: 'Which light is it?' },
    { type: 'TypingStarted', from: { nickname: 'Maria' } },
    { type: 'Message', text: 'The red one', from: { nickname: 'Maria' } },
    { type: 'PushUrl' },
  ])
})

test('both write at the same time, and the customer sees each text once', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await Promise.all([maria.says('It blinks'), agent.say('Which light is it?'), maria.says('The red one')])
  await genesys.settled()

  expect(maria.screen.filter((line) => line.startsWith('agent1'))).toEqual(['agent1: Which light is it?'])
  expect(genesys).toHaveReceivedMessage('It blinks')
  expect(genesys).toHaveReceivedMessage('The red one')
})

test('the agent transfers the customer to a colleague', async () => {
  const { customer: maria, agent } = await talking('Maria')
  const leo = await agent.transferTo({ nickname: 'Leo' })
  await leo.say('I have restarted your line.')
  await genesys.settled()
  await maria.says('It works!')

  expect(maria.screen).toEqual([
    'agent1 has left.',
    'You are talking to Leo.',
    'Leo: I have restarted your line.',
    '> It works!',
  ])
  expect(genesys).toHaveReceivedMessage('It works!')
})

test('the agent ends the chat, and the bot takes the customer back', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await agent.leave({ endChat: true })
  await genesys.settled()

  expect(genesys).toBeEnded({ chatId: agent.chatId, by: 'agent' })
  expect(maria.screen).toEqual(['agent1 has left.', texts.backToAura])
  await maria.says('Where is my invoice?')
  expect(maria.screen.at(-1)).toBe(texts.invoice)
})

test('the customer says goodbye, and the bot takes them back', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await maria.says('Bye, and thank you')

  expect(genesys).toBeEnded({ chatId: agent.chatId, by: 'client' })
  expect(genesys).toHaveNothingPending()
  expect(maria.screen.at(-1)).toBe(texts.backToAura)
})

test('the customer closes the window, and the agent is free', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await maria.leaves()
  expect(genesys).toBeEnded({ chatId: agent.chatId, by: 'client' })
})

test('the customer wants another agent after the first, in a new chat', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await agent.leave({ endChat: true })
  await genesys.settled()
  await maria.says('An agent, please')

  expect(genesys.sessions.list()).toMatchObject([{ state: 'ended' }, { state: 'active', nickname: 'Maria' }])
  expect(maria.screen.at(-1)).toBe(texts.connecting)
})
