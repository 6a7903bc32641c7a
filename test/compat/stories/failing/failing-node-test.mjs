import { after, afterEach, before, test } from 'node:test'
import { setupGenesys } from 'aura-mocks-genesys-api/node'
import { failingOptions, failingTests, leaveWarningAndPush } from './failing-story.mjs'

const mock = setupGenesys(failingOptions)

before(mock.start)
afterEach(mock.reset)
after(mock.stop)

for (const [title, fail] of failingTests(mock)) test(title, fail)
// node:test reports one error for each test, the first one.
test('leaves a warning and a push', () => leaveWarningAndPush(mock.genesys))
