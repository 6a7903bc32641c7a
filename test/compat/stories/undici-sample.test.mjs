import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import { getGlobalDispatcher, request, setGlobalDispatcher } from 'undici'

const genesys = createGenesysMock({ clock: manualClock() })
const realDispatcher = getGlobalDispatcher()

before(() => setGlobalDispatcher(genesysDispatcher(genesys)))
afterEach(() => genesys.reset())
after(() => {
  setGlobalDispatcher(realDispatcher)
  genesys.dispose()
})

test('the agent greets the customer', async () => {
  const { body } = await request('http://gms.example:8080/genesys/2/chat/aura', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'nickname=Ana',
  })
  const { chatId } = await body.json()

  await genesys.advance(5_000)
  const texts = genesys.pushes.all({ chatId }).map((push) => push.event.text)
  assert.ok(texts.includes('Hello, I am an Agent, how can I help you?'))
})
