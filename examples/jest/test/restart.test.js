const { createGenesysMock, manualClock } = require('aura-mocks-genesys-api')
const { genesysMatchers } = require('aura-mocks-genesys-api/jest')
const { setupServer } = require('msw/node')
const { createHandoverBot, texts } = require('../src/handover-bot')

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

expect.extend(genesysMatchers)

// On a clock of the mock's own, so that no timers need to be faked, and with the same chatIds in every run.
const genesys = createGenesysMock({ clock: manualClock(), seed: 'restart' })
const server = setupServer(...genesys.handlers)

/** What Genesys and the bot knew when the bot was stopped, while two customers talked to their agents. */
let before
let bot
let heard

function startBot(chats) {
  heard = []
  const tell = (customer, text) => heard.push(`${customer}: ${text}`)
  bot = createHandoverBot({ serviceUrl, tell, log: () => {}, chats })
}

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' })
  const chats = new Map()
  startBot(chats)
  await bot.handOver('Maria')
  await bot.handOver('Joan')
  await genesys.advance(5_000)
  before = { genesys: genesys.snapshot(), chats }
})
// The bot is started anew: each test begins at this point.
beforeEach(() => {
  genesys.restore(before.genesys)
  startBot(new Map(before.chats))
})
afterAll(() => {
  server.close()
  genesys.dispose()
})

test('the customers go on talking', async () => {
  await bot.hear('Maria', 'Are you still there?')
  expect(genesys).toHaveReceivedMessage('Are you still there?', { chatId: before.chats.get('Maria').chatId })
  expect(heard).toEqual([])
})

test('one of them leaves, and the other stays', async () => {
  await bot.disconnect('Joan')
  expect(genesys).toBeEnded({ chatId: before.chats.get('Joan').chatId, by: 'client' })
  expect(genesys).not.toBeEnded({ chatId: before.chats.get('Maria').chatId })
})

test('a third comes, and her chat has the same ID in every run', async () => {
  await bot.handOver('Eva')
  expect(heard).toEqual([`Eva: ${texts.connecting}`])
  expect(genesys.sessions.keys()).toEqual(['0004SaFDOT3IYSI7', '000HUaL1K7V39BZ4', '0008KaGNR4WUFMAP'])
})
