const path = require('node:path')
const { setupGenesys } = require('aura-mocks-genesys-api/jest')
const { readProfiles } = require('aura-mocks-genesys-api/profiles')
const { HttpResponse, http } = require('msw')
const { createHandoverBot, texts } = require('../src/handover-bot')

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

const { genesys, server } = setupGenesys({ profiles: readProfiles(path.join(__dirname, 'profiles.yaml')) })

let heard
let log
let bot

beforeEach(() => {
  jest.useFakeTimers()
  heard = []
  log = jest.fn()
  bot = createHandoverBot({ serviceUrl, tell: (_customer, text) => heard.push(text), log })
})
afterEach(() => jest.useRealTimers())

test('at night an answering machine takes the customer, who need not queue', async () => {
  const night = []
  server.use(
    http.post('https://night.example.com/messages', async ({ request }) => {
      night.push(await request.json())
      return HttpResponse.json({})
    }),
  )

  await bot.handOver('Maria', { profile: 'night' })
  await genesys.waitFor.push(({ body }) => body.chatEnded)
  expect(night).toMatchObject([
    { chatEnded: false, messages: [{ text: 'We are back at nine', from: { nickname: 'system' } }] },
    { chatEnded: false, messages: [{ type: 'ParticipantLeft', from: { nickname: 'system' } }] },
    { chatEnded: true, messages: [{ type: 'ParticipantLeft', from: { nickname: 'Maria' } }] },
  ])
})

test('an agent who knows each customer tells them their balance', async () => {
  const balances = { Maria: 12, Joan: 0 }
  // Until reset() brings back the profiles that the mock was made with.
  genesys.profiles.set({
    profile: 'accounts',
    settings: {
      chat: {
        autoMessages: [{ type: 'ParticipantJoined', from: { type: 'Agent', nickname: 'Elena' } }],
        replies({ type, text }, { nickname }) {
          if (type === 'Message' && /balance/.test(text))
            return `It is ${balances[nickname]} euros, ${nickname}`
        },
      },
    },
  })

  for (const customer of ['Maria', 'Joan']) {
    await bot.handOver(customer, { profile: 'accounts' })
    await bot.hear(customer, 'What is my balance?')
  }
  await genesys.waitFor.message('It is 12 euros, Maria')
  await genesys.waitFor.message('It is 0 euros, Joan')
})

test('Genesys refuses a chat without a name by HTTP 400', async () => {
  await bot.handOver('')
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ name: 'GenesysError', code: 161 }))
  expect(genesys.requests.last('requestChat').answer.httpStatus).toBe(400)
  expect(genesys.sessions.list()).toEqual([])
  expect(heard).toEqual([texts.noAgent])
})

test('Genesys is out of reach', async () => {
  // A handler of one's own goes before those of the mock.
  server.use(http.post(serviceUrl, () => HttpResponse.error()))
  await bot.handOver('Maria')
  expect(log).toHaveBeenCalledWith(expect.any(TypeError))
  expect(genesys.requests.all()).toEqual([])
  expect(heard).toEqual([texts.noAgent])
})
