import { manualClock } from 'aura-mocks-genesys-api'
import { setupGenesys } from 'aura-mocks-genesys-api/node'
import test from 'ava'
import { setupOptions, setupTests } from './setup-story.mjs'

const mock = setupGenesys({ ...setupOptions, clock: manualClock() })

test.before(mock.start)
test.afterEach.always(mock.reset)
test.after.always(mock.stop)

for (const [title, play] of setupTests(mock)) {
  test.serial(title, async (t) => {
    await play()
    t.pass()
  })
}
