import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, it, vi } from 'vitest'
import { createHooks, playClockStory } from './clock-story.mjs'

const hooks = createHooks({ createGenesysMock, http, HttpResponse, setupServer })

beforeAll(hooks.before)
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  hooks.afterEach()
  vi.useRealTimers()
})
afterAll(hooks.after)

it.each(['first', 'second', 'third'])('plays the story of clocks a %s time', async () => {
  await playClockStory(hooks.world, { setDate: () => vi.setSystemTime(Date.parse('2020-01-01')) })
})
