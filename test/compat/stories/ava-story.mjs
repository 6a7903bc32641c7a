import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import test from 'ava'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createHooks, playClockStory } from './clock-story.mjs'

// AVA has no fake timers: the mock has a clock of its own.
const hooks = createHooks({ createGenesysMock, http, HttpResponse, setupServer }, { clock: manualClock() })

test.before(hooks.before)
test.afterEach.always(hooks.afterEach)
test.after.always(hooks.after)

for (const time of ['first', 'second', 'third']) {
  test.serial(`plays the story of clocks a ${time} time`, async (t) => {
    await playClockStory(hooks.world)
    t.pass()
  })
}
