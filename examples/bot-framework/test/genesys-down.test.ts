import { texts } from '../src/bot/texts'
import { setupStage } from './setup/stage'

const { genesys, customer, talking } = setupStage({
  // The last test writes into a chat that has ended.
  failOnWarnings: false,
})

test.each([
  ['answers HTTP 503', { http: 503 }],
  ['is behind a gateway that answers HTTP 502 with a page', { http: 502 }],
  ['says that it is busy', { statusCode: 1 }],
  ['is out of reach', { networkError: true }],
] as const)('Genesys %s: the bot apologises and keeps the customer', async (_case, respond) => {
  genesys.faults.add({ operation: 'requestChat', times: 'always', respond })
  const maria = customer('Maria')
  const said = maria.says('An agent, please')
  // The bot tries three times, half a second apart.
  await genesys.waitFor.request('requestChat', () => genesys.requests.all().length === 3)
  await said

  expect(maria.screen.at(-1)).toBe(texts.noAgent)
  expect(genesys.sessions.list()).toEqual([])
  await maria.says('Where is my invoice?')
  expect(maria.screen.at(-1)).toBe(texts.invoice)
})

test('Genesys fails twice, and the customer need not know', async () => {
  const { customer: maria } = await talking('Maria')
  genesys.faults.add([
    { operation: 'send', respond: { http: 503 } },
    { operation: 'send', nth: 2, respond: { networkError: true } },
  ])
  const said = maria.says('My router blinks')
  await genesys.waitFor.message('My router blinks')
  await said

  expect(maria.screen).toEqual(['> My router blinks'])
})

test('Genesys does not take a message, and the customer is asked to send it again', async () => {
  const { customer: maria } = await talking('Maria')
  genesys.faults.add({ operation: 'send', times: 3, respond: { http: 503 } })
  const said = maria.says('My router blinks')
  await genesys.advance(1_000)
  await said
  expect(maria.screen.at(-1)).toBe(texts.notDelivered)
  expect(genesys).not.toHaveReceivedMessage('My router blinks')

  await maria.says('My router blinks')
  expect(genesys).toHaveReceivedMessage('My router blinks')
})

test('Genesys takes more than ten seconds, and the bot gives up waiting', async () => {
  genesys.faults.add({ operation: 'requestChat', times: 'always', delay: 60_000 })
  const maria = customer('Maria')
  const said = maria.says('An agent, please')
  await genesys.advance(40_000)
  await said

  expect(maria.screen.at(-1)).toBe(texts.noAgent)
})

test('a mistake is not tried again', async () => {
  genesys.faults.add({ operation: 'requestChat', respond: { http: 400 } })
  const maria = customer('Maria')
  await maria.says('An agent, please')

  expect(maria.screen.at(-1)).toBe(texts.noAgent)
  expect(genesys.requests.all()).toHaveLength(1)
})

test('the chat has ended and the bridge was not told, so the customer hears it with their next message', async () => {
  const { customer: maria, agent } = await talking('Maria')
  genesys.faults.add({ operation: 'push', drop: true })
  await agent.leave({ endChat: true })
  await genesys.settled()
  await maria.says('Are you there?')

  expect(genesys.requests.last('send')?.answer.body).toMatchObject({ statusCode: 2, errors: [{ code: 249 }] })
  expect(maria.screen).toEqual(['> Are you there?', texts.backToAura])
})
