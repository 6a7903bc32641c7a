import { createGenesysMock } from 'aura-mocks-genesys-api'
import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { genesysMatchers } from 'aura-mocks-genesys-api/vitest'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { close, createWorld, listen, playStory } from './story.mjs'
import { playTestKit } from './test-kit.mjs'

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

it('plays the test kit, which lets time pass itself', async () => {
  expect.extend(genesysMatchers)
  world.server.close()
  const modules = { createGenesysMock, http, HttpResponse, setupServer, parseProfiles }
  await playTestKit(modules, {}, (genesys) => expect(genesys))
  listen(world)
})

// Its headers keep the letter case in which they were given.
it.runIf('happyDOM' in globalThis)('reads a multipart body by fetch and by XMLHttpRequest', async () => {
  vi.useRealTimers()
  const form = (nickname) => {
    const data = new FormData()
    data.append('nickname', nickname)
    return data
  }
  const url = 'http://localhost:3000/genesys/2/chat/aura'
  await fetch(url, { method: 'POST', body: form('Fetch') })
  const request = new XMLHttpRequest()
  request.open('POST', url)
  await new Promise((resolve) => {
    request.onloadend = resolve
    request.send(form('Xhr'))
  })
  const nicknames = world.genesys.requests.all().map(({ form: { nickname } }) => nickname)
  expect(nicknames.slice(-2)).toEqual(['Fetch', 'Xhr'])
})
