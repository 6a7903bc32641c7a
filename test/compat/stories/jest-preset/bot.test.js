import { createGenesysMock, GenesysMockError } from 'aura-mocks-genesys-api'
import { genesysMatchers } from 'aura-mocks-genesys-api/jest'
import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

expect.extend(genesysMatchers)

const genesys = createGenesysMock()
const server = setupServer(...genesys.handlers)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  jest.useFakeTimers()
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

const startChat = () =>
  fetch('https://gms.example.com/genesys/2/chat/aura', {
    method: 'POST',
    body: new URLSearchParams({ nickname: 'Ana' }),
  })

test('time passes, and a handler gets the pushes', async () => {
  const received = []
  server.use(
    http.post('https://svc-ap-current.auracognitive.com/*', async ({ request }) => {
      received.push(await request.json())
      return HttpResponse.json({})
    }),
  )
  await startChat()
  jest.advanceTimersByTime(5_000)
  await genesys.settled()
  expect(genesys).toHavePushed('Hello, I am an Agent, how can I help you?')
  expect(received).toHaveLength(5)
})

test('errors are of the one class', () => {
  expect(() => genesys.sessions.get('nobody')).toThrow(GenesysMockError)
  expect(() => parseProfiles('- profile: 5')).toThrow(GenesysMockError)
})
