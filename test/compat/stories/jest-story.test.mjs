import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals'
import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { close, createWorld, listen, playStory } from './story.mjs'

const world = createWorld({ createGenesysMock, http, HttpResponse, setupServer })

beforeAll(() => listen(world))
beforeEach(() => {
  // Node's own Response.json() needs the real one.
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
})
afterEach(() => {
  jest.useRealTimers()
})
afterAll(() => close(world))

it('plays the story when time passes synchronously', async () => {
  await playStory(world, (milliseconds) => {
    jest.advanceTimersByTime(milliseconds)
  })
  expect(jest.getTimerCount()).toBe(0)
})

it('plays the story when time passes asynchronously', async () => {
  await playStory(world, (milliseconds) => jest.advanceTimersByTimeAsync(milliseconds))
  expect(jest.getTimerCount()).toBe(0)
})
