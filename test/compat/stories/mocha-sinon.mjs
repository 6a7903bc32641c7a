import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import sinon from 'sinon'
import { createHooks, playClockStory } from './clock-story.mjs'
import { playStory } from './story.mjs'

const hooks = createHooks({ createGenesysMock, http, HttpResponse, setupServer })
let clock

before(hooks.before)
beforeEach(() => {
  clock = sinon.useFakeTimers({ toNotFake: ['nextTick', 'queueMicrotask'] })
})
afterEach(() => {
  hooks.afterEach()
  clock.restore()
})
after(hooks.after)

it('plays the story', () => playStory(hooks.world, (milliseconds) => clock.tickAsync(milliseconds)))

for (const time of ['first', 'second', 'third']) {
  it(`plays the story of clocks a ${time} time`, () =>
    playClockStory(hooks.world, { setDate: () => clock.setSystemTime(Date.now() - 3_600_000) }))
}
