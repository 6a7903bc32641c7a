const { setupGenesys } = require('aura-mocks-genesys-api/jest')
const { HttpResponse, http } = require('msw')
const { createBridge } = require('../src/bridge')
const { createHandoverBot, texts } = require('../src/handover-bot')

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'
// Where the profile `default` has its events pushed.
const bridgeUrl = 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages'

/** What the agent of the profile says when it has joined. */
const hello = 'Hello, I am an Agent, how can I help you?'

const { genesys, server } = setupGenesys()

let bot
let bridge
let heard
let log

/** The chat of a customer, as the mock sees it. */
const chatOf = (customer) => genesys.sessions.list().find(({ nickname }) => nickname === customer)

/** Hands a customer over, and waits until agent1 has greeted them; resolves with the agent, for the test to play. */
async function meetAgent(customer) {
  await bot.handOver(customer)
  const { chatId } = chatOf(customer)
  await genesys.waitFor.push(hello, { chatId })
  heard[customer] = []
  return genesys.agent(chatId, { nickname: 'agent1' })
}

/** An HTTP endpoint at which the bridge takes pushes. */
const bridgeAt = (url) =>
  http.post(url, async ({ request }) => {
    bridge.receive(await request.json())
    return HttpResponse.json({})
  })

/** Moves the fake timers, and waits for the pushes that this set off. */
async function seconds(count) {
  jest.advanceTimersByTime(count * 1_000)
  await genesys.settled()
}

beforeEach(() => {
  jest.useFakeTimers()
  heard = { Maria: [], Joan: [] }
  log = jest.fn()
  const tell = (customer, text) => heard[customer].push(text)
  bot = createHandoverBot({ serviceUrl, tell, log })
  bridge = createBridge({ customerOf: bot.customerOf, tell })
  server.use(bridgeAt(bridgeUrl))
})
afterEach(() => jest.useRealTimers())

test('a customer waits for an agent, who greets them', async () => {
  await bot.handOver('Maria', { language: 'es' })
  expect(chatOf('Maria').userData).toEqual({ language: 'es' })

  await seconds(5)
  expect(heard.Maria).toEqual([
    texts.connecting,
    'You have approximately 15 minutes to be attended',
    'Soon one of our agents will attend you personally',
    'You are talking to agent1.',
    'Hello, I am an Agent, how can I help you?',
  ])
})

test('two customers talk to their agents, each in a chat of their own', async () => {
  const agentOfMaria = await meetAgent('Maria')
  const agentOfJoan = await meetAgent('Joan')

  await bot.hear('Maria', 'My router blinks')
  await agentOfMaria.type('Then please have a look at this', { pause: 4 })
  await agentOfJoan.say('Hello Joan')

  // Joan's agent has said it by now, Maria's is still typing.
  await genesys.settled()
  expect(heard).toEqual({ Maria: [], Joan: ['Hello Joan'] })
  await seconds(4)
  await agentOfMaria.pushUrl('https://help.example.com/router')
  await genesys.settled()
  expect(heard.Maria.at(-1)).toBe('Please have a look at https://help.example.com/router')

  const { chatId } = agentOfMaria
  expect(genesys.requests.of(chatId).last('send').form.message).toBe('My router blinks')
  expect(genesys).toHavePushed('Hello Joan', { chatId: agentOfJoan.chatId })
  expect(genesys).not.toHavePushed('Hello Joan', { chatId })
})

test('the agent closes the chat while the customer is still writing', async () => {
  const agent = await meetAgent('Maria')
  await agent.leave({ endChat: true })
  // First that the agent has left, and then that the customer's side has: with that, the chat is over.
  await genesys.waitFor.push(({ body }) => body.chatEnded)
  expect(genesys.pushes.all().slice(-2)).toMatchObject([
    { body: { chatEnded: false, messages: [{ type: 'ParticipantLeft', from: { type: 'Agent' } }] } },
    { body: { chatEnded: true, messages: [{ type: 'ParticipantLeft', from: { type: 'Client' } }] } },
  ])

  await bot.hear('Maria', 'One more thing')
  expect(genesys).toBeEnded({ by: 'agent' })
  expect(genesys).not.toHaveReceivedMessage('One more thing')
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ code: 249, chatEnded: true }))
  expect(heard.Maria).toEqual(['The agent has closed the conversation.', texts.chatOver])

  await bot.hear('Maria', 'Hello?')
  expect(heard.Maria.at(-1)).toBe(texts.alone)
})

test('the bot disconnects, and what was due is cancelled', async () => {
  const jobs = []
  const stop = genesys.on('job', ({ change, job }) => jobs.push(`${change} ${job.event.type}`))
  await bot.handOver('Maria')
  await seconds(4)
  await bot.disconnect('Maria')
  stop()

  expect(jobs.slice(-2)).toEqual(['fired ParticipantJoined', 'cancelled Message'])
  expect(genesys).toBeEnded({ by: 'client' })
  expect(genesys).toHaveNothingPending()
  await seconds(60)
  expect(heard.Maria.at(-1)).toBe('You are talking to agent1.')
})

test('the bridge is down for a while', async () => {
  server.use(http.post(bridgeUrl, () => new HttpResponse(null, { status: 500 })))
  await bot.handOver('Maria')
  await seconds(5)
  expect(heard.Maria).toEqual([texts.connecting])
  expect(genesys.sessions.stats().pushes).toMatchObject({ failed: 5, delivered: 0 })
  expect(genesys.pushes.last().error).toBe('the receiver answered HTTP 500')

  server.use(bridgeAt(bridgeUrl))
  await bot.hear('Maria', 'Is anybody there?')
  await genesys.agent(chatOf('Maria').chatId, { nickname: 'agent1' }).say('Yes, I am')
  await genesys.waitFor.push('Yes, I am')
  expect(heard.Maria).toEqual([texts.connecting, 'Yes, I am'])
})

test('Genesys fails twice, and in the end hears the customer all the same', async () => {
  await meetAgent('Maria')
  genesys.faults.add([
    { operation: 'send', respond: { http: 500 } },
    { operation: 'send', nth: 2, respond: { statusCode: 1 } },
  ])

  await bot.hear('Maria', 'My router blinks')
  await bot.hear('Maria', 'My router blinks')
  expect(heard.Maria).toEqual([texts.notDelivered, texts.notDelivered])
  expect(log.mock.calls).toMatchObject([[{ message: 'Genesys answered HTTP 500' }], [{ code: 503 }]])
  expect(genesys).not.toHaveReceivedMessage()

  await bot.hear('Maria', 'My router blinks')
  expect(genesys).toHaveReceivedMessage('My router blinks')
})

test('the bot moves the callback to another bridge', async () => {
  await bot.handOver('Maria')
  await seconds(2)
  server.use(bridgeAt('https://bridge-2.example.com/messages'))
  await bot.setCallback('Maria', 'https://bridge-2.example.com/messages')
  await seconds(3)

  const urls = genesys.pushes.all().map((push) => new URL(push.url).host)
  expect(urls).toEqual([
    'svc-ap-current.auracognitive.com',
    'svc-ap-current.auracognitive.com',
    'bridge-2.example.com',
    'bridge-2.example.com',
    'bridge-2.example.com',
  ])
  expect(heard.Maria.at(-1)).toBe('Hello, I am an Agent, how can I help you?')
})
