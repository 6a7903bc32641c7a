import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { manualClock } from 'aura-mocks-genesys-api'
import { setupGenesys } from 'aura-mocks-genesys-api/node'

const mock = setupGenesys({ clock: manualClock() })
before(mock.start)
afterEach(mock.reset)
after(mock.stop)

test('the agent greets the customer', async () => {
  const body = new URLSearchParams({ nickname: 'Ana' })
  await fetch('https://gms.example.com/genesys/2/chat/aura', { method: 'POST', body })
  await mock.genesys.advance(5_000)
  assert.equal(mock.genesys.pushes.last().event.text, 'Hello, I am an Agent, how can I help you?')
})
