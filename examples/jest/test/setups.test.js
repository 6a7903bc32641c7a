const { createGenesysMock } = require('aura-mocks-genesys-api')
const { HttpResponse, http } = require('msw')
const { setupServer } = require('msw/node')
const { createHandoverBot, texts } = require('../src/handover-bot')

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

const genesys = createGenesysMock()
const server = setupServer(...genesys.handlers)

let heard
let log
let bot

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  jest.useFakeTimers()
  heard = []
  log = jest.fn()
  bot = createHandoverBot({ serviceUrl, tell: (_customer, text) => heard.push(text), log })
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

test('at night an answering machine takes the customer, who need not queue', async () => {
  // It replaces the profile that every chat starts with; reset() brings the old one back.
  genesys.profiles.set({
    profile: 'default',
    settings: {
      chat: {
        pushUrl: 'https://night.example.com/messages',
        autoMessages: [
          { type: 'Message', from: { type: 'External' }, text: 'We are back at nine' },
          { type: 'ParticipantLeft', from: { type: 'External' }, chatEnded: true, timeout: 0.2 },
        ],
      },
    },
  })
  const night = []
  server.use(
    http.post('https://night.example.com/messages', async ({ request }) => {
      night.push(await request.json())
      return HttpResponse.json({})
    }),
  )

  await bot.handOver('Maria')
  await jest.advanceTimersByTimeAsync(200)
  await genesys.settled()
  expect(night).toMatchObject([
    { chatEnded: false, messages: [{ text: 'We are back at nine', from: { nickname: 'system' } }] },
    { chatEnded: true, messages: [{ type: 'ParticipantLeft' }] },
  ])
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
