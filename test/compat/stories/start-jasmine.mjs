import { manualClock } from 'aura-mocks-genesys-api'
import { setupGenesys } from 'aura-mocks-genesys-api/node'

describe('the bot', () => {
  const mock = setupGenesys({ clock: manualClock() })
  beforeAll(mock.start)
  afterEach(mock.reset)
  afterAll(mock.stop)

  it('is greeted by the agent', async () => {
    const body = new URLSearchParams({ nickname: 'Ana' })
    await fetch('https://gms.example.com/genesys/2/chat/aura', { method: 'POST', body })
    await mock.genesys.advance(5_000)
    expect(mock.genesys.pushes.last().event.text).toBe('Hello, I am an Agent, how can I help you?')
  })
})
