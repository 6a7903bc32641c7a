import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, it, vi } from 'vitest'
import { close, createWorld, listen, playStory } from './story.mjs'

const world = createWorld({ createGenesysMock, http, HttpResponse, setupServer })

beforeAll(() => listen(world))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => close(world))

it('plays the story when time passes synchronously', async () => {
  await playStory(world, (milliseconds) => {
    vi.advanceTimersByTime(milliseconds)
  })
})

it('plays the story when time passes asynchronously', async () => {
  await playStory(world, (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds))
})
