import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals'
import { createGenesysMock } from 'aura-mocks-genesys-api'
import { genesysMatchers } from 'aura-mocks-genesys-api/jest'
import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { close, createWorld, listen, playStory } from './story.mjs'
import { playTestKit } from './test-kit.mjs'

const world = createWorld({ createGenesysMock, http, HttpResponse, setupServer })

beforeAll(() => listen(world))
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})
afterAll(() => close(world))

// msw 2 sets no timers. (msw 3 does: Node's `fetch` then runs with its own, on sockets that are intercepted.)
const expectNoTimers = () => expect(jest.getTimerCount()).toBe(0)

it('plays the story when time passes synchronously', async () => {
  await playStory(world, (milliseconds) => {
    jest.advanceTimersByTime(milliseconds)
  })
  expectNoTimers()
})

it('plays the story when time passes asynchronously', async () => {
  await playStory(world, (milliseconds) => jest.advanceTimersByTimeAsync(milliseconds))
  expectNoTimers()
})

it('plays the test kit, which lets time pass itself', async () => {
  expect.extend(genesysMatchers)
  world.server.close()
  const modules = { createGenesysMock, http, HttpResponse, setupServer, parseProfiles }
  await playTestKit(modules, {}, (genesys) => expect(genesys))
  listen(world)
  expectNoTimers()
})
