import { after, afterEach, before, beforeEach, mock as nodeMock, test } from 'node:test'
import { setupGenesys } from 'aura-mocks-genesys-api/node'
import { setupOptions, setupTests } from './setup-story.mjs'

const mock = setupGenesys({ ...setupOptions, advanceTimers: (ms) => nodeMock.timers.tick(ms) })

before(mock.start)
beforeEach(() => nodeMock.timers.enable({ apis: ['setTimeout', 'Date'] }))
afterEach(mock.reset)
afterEach(() => nodeMock.timers.reset())
after(mock.stop)

for (const [title, play] of setupTests(mock)) test(title, play)
