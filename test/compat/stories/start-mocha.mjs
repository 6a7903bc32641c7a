import assert from 'node:assert/strict'
import { setupGenesys } from 'aura-mocks-genesys-api/node'
import sinon from 'sinon'

const mock = setupGenesys()
before(mock.start)
beforeEach(() => sinon.useFakeTimers({ toNotFake: ['nextTick', 'queueMicrotask'] }))
afterEach(mock.reset)
afterEach(() => sinon.restore())
after(mock.stop)

it('the agent greets the customer', async () => {
  const body = new URLSearchParams({ nickname: 'Ana' })
  await fetch('https://gms.example.com/genesys/2/chat/aura', { method: 'POST', body })
  await mock.genesys.advance(5_000)
  assert.equal(mock.genesys.pushes.last().event.text, 'Hello, I am an Agent, how can I help you?')
})
