const { setupGenesys } = require('aura-mocks-genesys-api/jest')

const { genesys } = setupGenesys()

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the agent greets the customer', async () => {
  await fetch('https://gms.example.com/genesys/2/chat/aura', {
    method: 'POST',
    body: new URLSearchParams({ nickname: 'Ana' }),
  })
  await genesys.advance(5_000)
  expect(genesys).toHavePushed('Hello, I am an Agent, how can I help you?')
})
