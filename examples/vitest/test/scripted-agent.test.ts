import { manualClock } from 'aura-mocks-genesys-api'
import { readProfiles } from 'aura-mocks-genesys-api/profiles'
import { setupGenesys } from 'aura-mocks-genesys-api/vitest'
import { HttpResponse, http, type PathParams } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { Bridge, type GenesysPush } from '../src/bridge'
import { HandoverBot, texts } from '../src/handover-bot'

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

let bot: HandoverBot
let screen: string[]

const bridge = new Bridge({ say: (text) => screen.push(text), onEnd: () => {} })

const { genesys } = setupGenesys({
  // The handler stands for the HTTP endpoint of the bridge.
  handlers: [
    http.post<PathParams, GenesysPush>('https://bridge.example.com/genesys/messages', async ({ request }) => {
      bridge.receive(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  ],
  // A clock of the mock's own: time passes in genesys.advance and waitFor only, and no timers need to be faked.
  clock: manualClock(),
  profiles: readProfiles(new URL('./profiles.yaml', import.meta.url)),
  // The same chatIds and keys in every run.
  seed: 'orders',
})

beforeEach(() => {
  screen = []
  // Which profile a chat starts with is said by the field `profile`, or in the attached data.
  bot = new HandoverBot({ serviceUrl, attachedData: { profile: 'orders' }, say: (text) => screen.push(text) })
})

test('the agent looks an order up for the customer', async () => {
  await bot.handOver('Maria')
  await genesys.waitFor.push('Hello, I am Elena')
  screen = []

  await bot.hear('Where is my order 4711?')
  await genesys.waitFor.push('Order 4711 is on its way, Maria')
  await bot.hear('Thank you!')
  // Elena leaves, and then the customer's side: with that, the chat is over.
  await genesys.waitFor.push(
    ({ event: { type, from } }) => type === 'ParticipantLeft' && from.type === 'Client',
  )

  expect(screen).toEqual(['(Elena is typing)', 'Elena: Order 4711 is on its way, Maria', '(Elena has left)'])
  expect(genesys).toBeEnded({ by: 'agent' })
  expect(genesys).toHaveNothingPending()
})

test('either side can end the chat, from the same point on', async () => {
  await bot.handOver('Maria')
  const { chatId } = await genesys.waitFor.push('Hello, I am Elena')
  const greeted = genesys.snapshot()

  await bot.hear('Bye')
  await genesys.waitFor.end(chatId)
  expect(genesys).toBeEnded({ chatId, by: 'agent' })

  genesys.restore(greeted)
  expect(genesys).not.toBeEnded({ chatId })
  await bot.disconnect()
  expect(genesys).toBeEnded({ chatId, by: 'client' })
})

test('what the bridge is sent is the same in every run', async () => {
  await bot.handOver('Maria')
  const { body } = await genesys.waitFor.push('Hello, I am Elena')

  expect(body).toEqual({
    statusCode: 0,
    alias: '117',
    // These three are drawn from the seed.
    chatId: '000P0a4NW5NUT1BG',
    userId: '343C33460C852D7E',
    secureKey: 'b9062166991913999c88',
    messages: [
      {
        index: 3,
        from: { nickname: 'Elena', participantId: 2, type: 'Agent' },
        type: 'Message',
        text: 'Hello, I am Elena',
        utcTime: expect.any(Number),
      },
    ],
    nextPosition: 4,
    chatEnded: false,
  })
})

test('a chat can be watched as it happens', async () => {
  const seen: string[] = []
  const stop = genesys.on('event', ({ event }) =>
    seen.push(`${event.index} ${event.from.nickname} ${event.type}`),
  )

  await bot.handOver('Maria')
  expect(seen).toEqual(['1 Maria ParticipantJoined'])
  await genesys.advance(0)
  expect(seen.at(-1)).toBe('2 Elena ParticipantJoined')
  await bot.hear('Hello')
  await genesys.advance(500)
  stop()

  expect(seen.slice(2)).toEqual(['3 Maria Message', '4 Elena Message'])
})

test('a push that nobody takes is kept from the network and can be read all the same', async () => {
  const queueing = new HandoverBot({ serviceUrl, say: (text) => screen.push(text) })
  await queueing.handOver('Maria')
  await genesys.advance(5_000)

  const [session] = genesys.sessions.list({ profile: 'default' })
  expect(session).toMatchObject({ nextPosition: 7, pushes: { captured: 5 } })
  expect(genesys.pushes.last()?.event.text).toBe('Hello, I am an Agent, how can I help you?')
  expect(screen).toEqual([texts.connecting])
})
