import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http, type PathParams } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Bridge, type GenesysPush } from '../src/bridge'
import { HandoverBot, texts } from '../src/handover-bot'
import { Agent } from './agent'

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'
const callbackUrl = 'https://bridge.example.com/genesys/messages'

// genesys.advance moves Vitest's fake timers, and waits for the pushes that become due.
const genesys = createGenesysMock({ services: ['aura'], advanceTimers: vi.advanceTimersByTimeAsync })
const server = setupServer(...genesys.handlers)
const agent = new Agent(genesys)

let bot: HandoverBot
let screen: string[]
let endedChats: string[]

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  vi.useFakeTimers()
  screen = []
  endedChats = []
  const say = (text: string) => void screen.push(text)
  const bridge = new Bridge({ say, onEnd: (chatId) => endedChats.push(chatId) })
  bot = new HandoverBot({ serviceUrl, callbackUrl, say })
  // Stands for the HTTP endpoint of the bridge.
  server.use(
    http.post<PathParams, GenesysPush>(callbackUrl, async ({ request }) => {
      bridge.receive(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  )
})
afterEach(() => {
  server.resetHandlers()
  genesys.reset()
  vi.useRealTimers()
})
afterAll(() => {
  server.close()
  genesys.dispose()
})

test('the customer waits for an agent, who greets them', async () => {
  await bot.handOver('Maria')
  await genesys.advance(5_000)

  expect(screen).toEqual([
    texts.connecting,
    'system: You have approximately 15 minutes to be attended',
    'system: Soon one of our agents will attend you personally',
    '(agent1 is here)',
    'agent1: Hello, I am an Agent, how can I help you?',
  ])
  expect(genesys.pushes.all().map(({ url, status }) => `${status} ${url}`)).toEqual(
    Array(5).fill(`delivered ${callbackUrl}`),
  )
})

test('customer and agent talk', async () => {
  await bot.handOver('Maria')
  await genesys.advance(5_000)
  screen = []

  await bot.hear('My router blinks')
  expect(genesys.requests.last('send')?.form.message).toBe('My router blinks')

  await agent.say('Which light is it?')
  await genesys.settled()
  expect(screen).toEqual(['agent1: Which light is it?'])

  await agent.say('Are you still there?', { after: 60 })
  await genesys.advance(59_999)
  expect(screen).toHaveLength(1)
  await genesys.advance(1)
  expect(screen.at(-1)).toBe('agent1: Are you still there?')

  await bot.hear('Yes. The red one')
  await agent.type('Please switch it off and on', { seconds: 4 })
  await genesys.advance(4_000)
  expect(screen.slice(-2)).toEqual(['(agent1 is typing)', 'agent1: Please switch it off and on'])
})

test('the agent ends the chat, and the bot takes the customer back', async () => {
  await bot.handOver('Maria')
  await genesys.advance(5_000)
  await agent.leave()
  await genesys.settled()
  expect(screen.at(-1)).toBe('(agent1 has left)')
  expect(endedChats).toEqual(genesys.sessions.keys())

  await bot.hear('One more thing')
  expect(genesys.requests.last('send')?.answer).toMatchObject({
    httpStatus: 200,
    body: { statusCode: 2, chatEnded: true, errors: [{ code: 249 }] },
  })
  expect(screen.at(-1)).toBe(texts.chatOver)

  await bot.hear('Hello?')
  expect(screen.at(-1)).toBe(texts.alone)
})

test('the customer gives up in the queue, and nothing more arrives', async () => {
  await bot.handOver('Maria')
  await genesys.advance(2_000)
  expect(genesys.scheduler.pending()).toHaveLength(3)

  await bot.disconnect()
  const seen = [...screen]
  expect(genesys.scheduler.pending()).toEqual([])
  await genesys.advance(60_000)
  expect(screen).toEqual(seen)
  expect(genesys.sessions.list({ state: 'ended' })).toMatchObject([
    { nickname: 'Maria', endReason: 'client' },
  ])
})

test('a push that the bridge fails to take is logged, and the chat goes on', async () => {
  await bot.handOver('Maria')
  await genesys.advance(4_000)
  server.use(http.post(callbackUrl, () => new HttpResponse(null, { status: 500 }), { once: true }))
  await genesys.advance(1_000)

  expect(genesys.pushes.last()).toMatchObject({
    status: 'failed',
    httpStatus: 500,
    event: { text: 'Hello, I am an Agent, how can I help you?' },
  })
  expect(screen.at(-1)).toBe('(agent1 is here)')

  await agent.say('Hello?')
  await genesys.settled()
  expect(screen.at(-1)).toBe('agent1: Hello?')
})

test('Genesys refuses what is wrong with HTTP 400, and the bot says so', async () => {
  const stranded = new HandoverBot({
    serviceUrl: 'https://gms.example.com/genesys/2/chat/closed-down',
    say: (text) => screen.push(text),
  })
  await stranded.handOver('Maria')
  expect(genesys.requests.last('requestChat')?.answer).toMatchObject({
    httpStatus: 400,
    body: { errors: [{ code: 306 }] },
  })
  expect(stranded.isHandedOver).toBe(false)

  await bot.handOver('Maria')
  await bot.hear('')
  expect(bot.isHandedOver).toBe(true)
  expect(screen).toEqual([texts.noAgent, texts.connecting, texts.notDelivered])
})
