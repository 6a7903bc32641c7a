import { texts } from '../src/bot/texts'
import { setupStage } from './setup/stage'

const { genesys, customer, talking } = setupStage({
  // The last test writes into a chat that has ended.
  failOnWarnings: false,
})

test.each([
  ['responds with HTTP 503', { http: 503 }],
  ['is behind a gateway that responds with HTTP 502 and a page', { http: 502 }],
  ['says that it is busy', { statusCode: 1 }],
  ['is out of reach', { networkError: true }],
] as const)('Genesys %s: the bot apologizes and keeps the customer', async (_case, respond) => {
  genesys.faults.add({ operation: 'requestChat', times: 'always', respond })
  const maria = customer('Maria')
  await maria.says('An agent, please')

  expect(maria.screen.at(-1)).toBe(texts.noAgent)
  // The bot has tried three times.
  expect(genesys.faults.list()).toMatchObject([{ used: 3 }])
  expect(genesys.sessions.list()).toEqual([])

  await maria.says('Where is my invoice?')
  expect(maria.screen.at(-1)).toBe(texts.invoice)
})

test('Genesys is up again, and the customer gets an agent after all', async () => {
  genesys.faults.add({ operation: 'requestChat', times: 3, respond: { http: 503 } })
  const maria = customer('Maria')
  await maria.says('An agent, please')
  await maria.says('An agent, please')

  expect(maria.screen.slice(1)).toEqual([texts.noAgent, '> An agent, please', texts.connecting])
})

test('Genesys fails twice, and the customer need not know', async () => {
  const { customer: maria } = await talking('Maria')
  genesys.faults.add([
    { operation: 'send', respond: { http: 503 } },
    { operation: 'send', nth: 2, respond: { networkError: true } },
  ])
  await maria.says('My router blinks')

  expect(maria.screen).toEqual(['> My router blinks'])
  expect(genesys).toHaveReceivedMessage('My router blinks')
})

test('Genesys does not take a message, and the customer is asked to send it again', async () => {
  const { customer: maria } = await talking('Maria')
  genesys.faults.add({ operation: 'send', times: 3, respond: { http: 503 } })
  await maria.says('My router blinks')
  expect(maria.screen.at(-1)).toBe(texts.notDelivered)
  expect(genesys).not.toHaveReceivedMessage('My router blinks')

  await maria.says('My router blinks')
  expect(genesys).toHaveReceivedMessage('My router blinks')
})

test('Genesys cannot end the chat, and the customer is back with the bot all the same', async () => {
  const { customer: maria } = await talking('Maria')
  genesys.faults.add({ operation: 'disconnect', times: 'always', respond: { networkError: true } })
  await maria.says('Bye')
  expect(maria.screen).toEqual(['> Bye', texts.backToAura])
})

test('the push that the agent has left is lost, and the customer sees it all the same when the chat is over', async () => {
  const { customer: maria, agent } = await talking('Maria')
  // Only the first: that of the customer's own leave, with which the chat is over, arrives.
  genesys.faults.add({ operation: 'push', drop: true })
  await agent.leave({ endChat: true })
  await genesys.settled()

  expect(maria.screen).toEqual(['agent1 has left.', texts.backToAura])
})

test('the chat has ended and the bridge was not told, so the customer hears it after the next message', async () => {
  const { customer: maria, agent } = await talking('Maria')
  // Two pushes: the agent leaves, and then the customer's side, with which the chat is over.
  genesys.faults.add({ operation: 'push', times: 2, drop: true })
  await agent.leave({ endChat: true })
  await genesys.settled()
  await maria.says('Are you there?')

  expect(maria.screen).toEqual(['> Are you there?', texts.backToAura])
  expect(genesys.warnings).toMatchObject([{ code: 'MESSAGE_AFTER_END' }])
})
