import { manualClock } from 'aura-mocks-genesys-api'
import { setupGenesys } from 'aura-mocks-genesys-api/node'
import test from 'ava'

const mock = setupGenesys({ clock: manualClock() })
test.before(mock.start)
test.afterEach.always(mock.reset)
test.after.always(mock.stop)

test.serial('the agent greets the customer', async (t) => {
  const body = new URLSearchParams({ nickname: 'Ana' })
  await fetch('https://gms.example.com/genesys/2/chat/aura', { method: 'POST', body })
  await mock.genesys.advance(5_000)
  t.is(mock.genesys.pushes.last().event.text, 'Hello, I am an Agent, how can I help you?')
})
