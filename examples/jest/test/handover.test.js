const { createGenesysMock } = require('aura-mocks-genesys-api')
const { HttpResponse, http } = require('msw')
const { setupServer } = require('msw/node')
const { createBridge } = require('../src/bridge')
const { createHandoverBot, texts } = require('../src/handover-bot')
const { playAgent } = require('./agent')

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'
// Where the profile `default` has its events pushed.
const bridgeUrl = 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages'

const genesys = createGenesysMock()
const server = setupServer(...genesys.handlers)

let bot
let bridge
let heard
let log

/** The chat of a customer, as the mock sees it. */
const chatOf = (customer) => genesys.sessions.list().find(({ nickname }) => nickname === customer)

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

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  jest.useFakeTimers()
  heard = { Maria: [], Joan: [] }
  log = jest.fn()
  const tell = (customer, text) => heard[customer].push(text)
  bot = createHandoverBot({ serviceUrl, tell, log })
  bridge = createBridge({ customerOf: bot.customerOf, tell })
  server.use(bridgeAt(bridgeUrl))
})
afterEach(() => {
  server.resetHandlers()
  genesys.reset()
  jest.useRealTimers()
})
afterAll(() => {
  server.close()
  genesys.dispose()
})

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
  await bot.handOver('Maria')
  await bot.handOver('Joan')
  await seconds(5)
  heard = { Maria: [], Joan: [] }

  await bot.hear('Maria', 'My router blinks')
  await playAgent(chatOf('Maria').chatId, [
    { type: 'Message', text: 'One moment, please' },
    { type: 'PushUrl', text: 'https://help.example.com/router', timeout: 10 },
  ])
  await playAgent(chatOf('Joan').chatId, [{ type: 'Message', text: 'Hello Joan', timeout: 3 }])

  // The one without a timeout has been said by now, the others are still to come.
  await genesys.settled()
  expect(heard).toEqual({ Maria: ['One moment, please'], Joan: [] })
  await seconds(3)
  expect(heard.Joan).toEqual(['Hello Joan'])
  await seconds(7)
  expect(heard.Maria.at(-1)).toBe('Please have a look at https://help.example.com/router')

  const toMaria = genesys.requests.of(chatOf('Maria').chatId)
  expect(toMaria.last('send').form.message).toBe('My router blinks')
  expect(genesys.pushes.of(chatOf('Joan').chatId)).toHaveLength(6)
})

test('the agent closes the chat while the customer is still writing', async () => {
  await bot.handOver('Maria')
  await seconds(5)
  await playAgent(chatOf('Maria').chatId, [{ type: 'ParticipantLeft', chatEnded: true }])
  await genesys.settled()
  expect(genesys.pushes.last().body.chatEnded).toBe(true)

  await bot.hear('Maria', 'One more thing')
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ code: 249, chatEnded: true }))
  expect(genesys.requests.last('send').answer.body.statusCode).toBe(2)
  expect(heard.Maria.slice(-2)).toEqual(['The agent has closed the conversation.', texts.chatOver])

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
  expect(chatOf('Maria')).toMatchObject({ state: 'ended', endReason: 'client', scheduled: [] })
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
  await playAgent(chatOf('Maria').chatId, [{ type: 'Message', text: 'Yes, I am' }])
  await genesys.settled()
  expect(heard.Maria.at(-1)).toBe('Yes, I am')
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
