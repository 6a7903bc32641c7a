import { setupGenesys } from 'aura-mocks-genesys-api/vitest'
import { HttpResponse, http, type PathParams } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Bridge, type GenesysPush } from '../src/bridge'
import { HandoverBot, texts } from '../src/handover-bot'

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'
const callbackUrl = 'https://bridge.example.com/genesys/messages'

/** What the agent of the built-in profile says when it has joined. */
const hello = 'Hello, I am an Agent, how can I help you?'

const { genesys, server } = setupGenesys({ services: ['aura'] })

let bot: HandoverBot
let screen: string[]
let endedChats: string[]

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
  vi.useRealTimers()
})

test('the customer waits for an agent, who greets them', async () => {
  await bot.handOver('Maria')
  // Time passes for it, Vitest's fake timers included, and no further than to this push.
  await genesys.waitFor.push(hello)

  expect(screen).toEqual([
    texts.connecting,
    'system: You have approximately 15 minutes to be attended',
    'system: Soon one of our agents will attend you personally',
    '(agent1 is here)',
    `agent1: ${hello}`,
  ])
  expect(genesys.pushes.all().map(({ url, status }) => `${status} ${url}`)).toEqual(
    Array(5).fill(`delivered ${callbackUrl}`),
  )
})

test('customer and agent talk', async () => {
  await bot.handOver('Maria')
  const { chatId } = await genesys.waitFor.push(hello)
  const agent = genesys.agent(chatId, { nickname: 'agent1' }) // who has joined already
  screen = []

  await bot.hear('My router blinks')
  expect(genesys).toHaveReceivedMessage('My router blinks')
  expect(genesys.requests.of(chatId).last('send')?.form).toHaveProperty('secureKey')

  await agent.say('Are you still there?', { after: 60 })
  await genesys.advance(59_999)
  expect(screen).toEqual([])
  await genesys.advance(1)
  expect(screen).toEqual(['agent1: Are you still there?'])

  await bot.hear('Yes. The red one')
  await agent.type('Please switch it off and on', { pause: 4 })
  await genesys.advance(4_000)
  expect(screen.slice(1)).toEqual(['(agent1 is typing)', 'agent1: Please switch it off and on'])
})

test('a colleague takes over and ends the chat, and the bot takes the customer back', async () => {
  await bot.handOver('Maria')
  const { chatId } = await genesys.waitFor.push(hello)
  const leo = await genesys.agent(chatId, { nickname: 'agent1' }).transferTo({ nickname: 'Leo' })
  await leo.leave({ endChat: true })

  await genesys.settled()
  expect(screen.slice(-3)).toEqual(['(agent1 has left)', '(Leo is here)', '(Leo has left)'])
  expect(genesys).toBeEnded({ chatId, by: 'agent' })
  expect(endedChats).toEqual([chatId])

  await bot.hear('One more thing')
  expect(genesys.requests.of(chatId).last('send')?.answer).toMatchObject({
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
  expect(genesys).not.toHaveNothingPending()

  await bot.disconnect()
  const seen = [...screen]
  expect(genesys).toBeEnded({ by: 'client' })
  expect(genesys).toHaveNothingPending()
  await genesys.advance(60_000)
  expect(screen).toEqual(seen)
})

test('Genesys fails once, and the customer has to say it again', async () => {
  await bot.handOver('Maria')
  const { chatId } = await genesys.waitFor.push(hello)
  genesys.faults.add({ operation: 'send', respond: { http: 500 } })

  await bot.hear('My router blinks')
  expect(screen.at(-1)).toBe(texts.notDelivered)
  expect(genesys).not.toHaveReceivedMessage('My router blinks')

  await bot.hear('My router blinks!')
  expect(genesys).toHaveReceivedMessage('My router blinks!', { chatId })
})

test('Genesys is busy for a while, and the customer need not know', async () => {
  await bot.handOver('Maria')
  await genesys.waitFor.push(hello)
  // By statusCode 1, Genesys says that trying again may help; so the bot does, twice.
  genesys.faults.add({ operation: 'send', times: 2, respond: { statusCode: 1 } })

  const heard = bot.hear('My router blinks')
  await genesys.waitFor.message('My router blinks')
  await heard
  expect(genesys.faults.list()).toMatchObject([{ used: 2 }])
  expect(screen.at(-1)).toBe(`agent1: ${hello}`)
})

test('a push that the bridge fails to take is logged, and the chat goes on', async () => {
  await bot.handOver('Maria')
  await genesys.advance(4_000)
  server.use(http.post(callbackUrl, () => new HttpResponse(null, { status: 500 }), { once: true }))

  const lost = await genesys.waitFor.push(hello)
  expect(lost).toMatchObject({ status: 'failed', httpStatus: 500 })
  expect(genesys).not.toHavePushed(hello)
  expect(screen.at(-1)).toBe('(agent1 is here)')

  await genesys.agent(lost.chatId, { nickname: 'agent1' }).say('Hello?')
  await genesys.waitFor.push('Hello?')
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
