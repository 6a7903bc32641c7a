import { setupGenesys } from 'aura-mocks-genesys-api/node'
import sinon from 'sinon'
import { setupOptions, setupTests } from './setup-story.mjs'

const mock = setupGenesys(setupOptions)
let clock

before(mock.start)
beforeEach(() => {
  clock = sinon.useFakeTimers({ toNotFake: ['nextTick', 'queueMicrotask'] })
})
// While the timers of the test are still fake.
afterEach(mock.reset)
afterEach(() => clock.restore())
after(mock.stop)

for (const [title, play] of setupTests(mock)) it(title, play)
