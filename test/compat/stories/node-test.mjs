import { after, afterEach, before, beforeEach, mock, test } from 'node:test'
import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createHooks, playClockStory } from './clock-story.mjs'

const advanceTimers = (milliseconds) => mock.timers.tick(milliseconds)
const hooks = createHooks({ createGenesysMock, http, HttpResponse, setupServer }, { advanceTimers })

before(hooks.before)
beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
afterEach(() => {
  hooks.afterEach()
  mock.timers.reset()
})
after(hooks.after)

for (const time of ['first', 'second', 'third']) {
  test(`plays the story of clocks a ${time} time`, () =>
    playClockStory(hooks.world, { setDate: () => mock.timers.setTime(0) }))
}
