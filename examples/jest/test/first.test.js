const { createGenesysMock } = require('aura-mocks-genesys-api')
const { genesysMatchers } = require('aura-mocks-genesys-api/jest')
const { setupServer } = require('msw/node')

expect.extend(genesysMatchers)

const genesys = createGenesysMock()
const server = setupServer(...genesys.handlers)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  server.resetHandlers()
  genesys.reset()
  jest.useRealTimers()
})
afterAll(() => {
  server.close()
  genesys.dispose()
})

test('the agent greets the customer', async () => {
  await fetch('https://gms.example.com/genesys/2/chat/aura', {
    method: 'POST',
    body: new URLSearchParams({ nickname: 'Ana' }),
  })
  await genesys.advance(5_000)
  expect(genesys).toHavePushed('Hello, I am an Agent, how can I help you?')
})
