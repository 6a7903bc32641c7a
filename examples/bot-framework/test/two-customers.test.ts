import { setupStage } from './setup/stage'

const { genesys, customer, talking, seconds } = setupStage()

test('two customers talk to their agents, and nobody sees what is not theirs', async () => {
  const { customer: maria, agent: agentOfMaria } = await talking('Maria')
  const { customer: joan, agent: agentOfJoan } = await talking('Joan')

  await Promise.all([maria.says('My router blinks'), joan.says('My bill is wrong')])
  await Promise.all([agentOfMaria.say('Which light is it?'), agentOfJoan.say('Which month is it?')])
  await genesys.settled()

  expect(maria.screen).toEqual(['> My router blinks', 'agent1: Which light is it?'])
  expect(joan.screen).toEqual(['> My bill is wrong', 'agent1: Which month is it?'])
  expect(genesys).toHaveReceivedMessage('My router blinks', { chatId: agentOfMaria.chatId })
  expect(genesys).toHaveReceivedMessage('My bill is wrong', { chatId: agentOfJoan.chatId })
  expect(genesys).not.toHaveReceivedMessage('My bill is wrong', { chatId: agentOfMaria.chatId })
})

test('one customer leaves, and the other goes on talking', async () => {
  const { customer: maria, agent: agentOfMaria } = await talking('Maria')
  const { customer: joan, agent: agentOfJoan } = await talking('Joan')
  await maria.says('Bye')
  await agentOfJoan.say('Are you still there?')
  await genesys.settled()

  expect(genesys).toBeEnded({ chatId: agentOfMaria.chatId, by: 'client' })
  expect(genesys).not.toBeEnded({ chatId: agentOfJoan.chatId })
  expect(joan.screen).toEqual(['agent1: Are you still there?'])
})

test('two customers of the same name ask for an agent at the same moment', async () => {
  const first = customer('Maria')
  const second = customer('Maria', 'conversation-2')
  await Promise.all([first.says('An agent, please'), second.says('An agent, please')])
  await seconds(5)

  expect(genesys.sessions.stats()).toMatchObject({ active: 2 })
  expect(second.screen).toHaveLength(6)
  expect(second.screen).toEqual(first.screen)
})
