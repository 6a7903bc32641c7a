import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createHooks, playClockStory } from './clock-story.mjs'

const advanceTimers = (milliseconds) => jasmine.clock().tick(milliseconds)
const hooks = createHooks({ createGenesysMock, http, HttpResponse, setupServer }, { advanceTimers })

describe('the package', () => {
  beforeAll(hooks.before)
  beforeEach(() => jasmine.clock().install())
  afterEach(() => {
    hooks.afterEach()
    jasmine.clock().uninstall()
  })
  afterAll(hooks.after)

  for (const time of ['first', 'second', 'third']) {
    it(`plays the story of clocks a ${time} time`, () => playClockStory(hooks.world))
  }

  it('plays it with a date that is set back', () => {
    jasmine.clock().mockDate(new Date())
    return playClockStory(hooks.world, { setDate: () => jasmine.clock().mockDate(new Date(0)) })
  })
})
