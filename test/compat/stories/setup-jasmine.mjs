import { setupGenesys } from 'aura-mocks-genesys-api/node'
import { setupOptions, setupTests } from './setup-story.mjs'

const mock = setupGenesys({ ...setupOptions, advanceTimers: (ms) => jasmine.clock().tick(ms) })

beforeAll(mock.start)
beforeEach(() => jasmine.clock().install())
// Jasmine calls the last one first.
afterEach(() => jasmine.clock().uninstall())
afterEach(mock.reset)
afterAll(mock.stop)

describe('setupGenesys', () => {
  for (const [title, play] of setupTests(mock)) {
    it(title, async () => {
      await play()
      expect(mock.server).toBeDefined()
    })
  }
})
