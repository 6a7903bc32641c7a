import { once } from 'node:events'
import { get, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const agent = { type: 'Agent', nickname: 'Eva' }
const chat = {
  autoMessages: [
    { from: agent, type: 'ParticipantJoined' },
    { from: agent, type: 'Message', text: 'Hello', timeout: 1 },
    { from: agent, type: 'Message', text: 'Still there?', timeout: 60 },
  ],
  replies: [
    { when: { text: 'Hi' }, messages: [{ from: agent, type: 'Message', text: 'You said {{text}}' }] },
  ],
  idle: {},
  flexDisconnectTimeout: 300,
}
const options = (pushUrl = 'http://bridge.test/') => ({
  profiles: [{ profile: 'default', settings: { chat: { ...chat, pushUrl } } }],
  push: { retries: 1 },
})

/**
 * Uses a bit of everything, and leaves a lot undone.
 *
 * @param ask - Sends a request to the mock; its answer's JSON.
 * @param pass - Lets a second pass on the mock's clock.
 */
async function use(genesys, ask, pass) {
  const stop = genesys.on('event', () => {})
  const { chatId, secureKey } = await ask('chat/aura', { nickname: 'Ana' })
  genesys.faults.add({ operation: 'refresh', delay: 60_000 })
  genesys.faults.add({ operation: 'push', nth: 2, reorder: true })
  await ask(`chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await pass(genesys)
  const leo = await genesys.agent(chatId, { nickname: 'Leo' }).join()
  await leo.sendFile({ name: 'offer.pdf', type: 'application/pdf', content: 'not really a PDF' })
  await leo.say('later', { after: 5 })
  // None of these comes to an end by itself.
  void ask(`chat/aura/${chatId}/refresh`, { secureKey }).catch(() => {})
  void genesys.waitFor.message('never').catch(() => {})
  void genesys.waitFor.end(chatId).catch(() => {})
  await ask('mock/nothing', {})
  await genesys.settled()
  genesys.restore(genesys.snapshot())
  stop()
}

const byFetch = (genesys) => async (path, form) => {
  const init = { method: 'POST', body: new URLSearchParams(form) }
  const response = await genesys.fetch(new Request(`http://gms.test/genesys/2/${path}`, init))
  return response.json()
}

const byMsw = async (path, form) => {
  const init = { method: 'POST', body: new URLSearchParams(form) }
  const response = await fetch(`http://gms.test/genesys/2/${path}`, init)
  return response.json()
}

/** Without the connections that `fetch` keeps for each server there ever was. */
const byHttp = (url) => async (path, form) => {
  const asking = request(`${url}/genesys/2/${path}`, { method: 'POST', agent: false })
  asking.end(new URLSearchParams(form).toString())
  const [answer] = await once(asking, 'response')
  return json(answer)
}

const onItsClock = (genesys) => genesys.advance(1_000)
const inRealTime = () => {}
const receiver = http.post('http://bridge.test/', () => new HttpResponse(null, { status: 500 }))

/** Each is begun once, and then played round by round; a round returns what it let go of. */
export const scenarios = {
  async 'a mock that is used and reset, with pushes under way'() {
    const genesys = createGenesysMock({ ...options('http://127.0.0.1:2/'), clock: manualClock() })
    let pushes = 0
    // Not MSW's: of each request that is aborted in its first microtasks, as these are, MSW 2.15 keeps 16 kB on Node 20,
    // with or without this package. Where MSW is in use below, pushes are therefore at home before the end of a round.
    const { fetch } = globalThis
    globalThis.fetch = () => (pushes++ % 3 === 0 ? new Promise(() => {}) : Promise.resolve(new Response()))
    const ask = byFetch(genesys)
    const round = async () => {
      const { chatId, secureKey } = await ask('chat/aura', { nickname: 'Ana' })
      await ask(`chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
      const leo = await genesys.agent(chatId, { nickname: 'Leo' }).join()
      await leo.say('later', { after: 5 })
      void genesys.waitFor.message('never').catch(() => {})
      genesys.reset()
    }
    const end = () => {
      globalThis.fetch = fetch
      genesys.dispose()
    }
    return { rounds: 10_000, round, end }
  },

  async 'a mock that is used over MSW and reset'() {
    const genesys = createGenesysMock({ ...options(), clock: manualClock() })
    const server = setupServer(receiver, ...genesys.handlers)
    server.listen({ onUnhandledRequest: 'error' })
    const round = async () => {
      await use(genesys, byMsw, onItsClock)
      genesys.reset()
      server.resetHandlers()
    }
    const end = () => {
      server.close()
      genesys.dispose()
    }
    return { rounds: 500, round, end }
  },

  async 'mocks that are made, used over MSW and disposed of'() {
    const round = async () => {
      const genesys = createGenesysMock(options())
      const server = setupServer(receiver, ...genesys.handlers)
      server.listen({ onUnhandledRequest: 'error' })
      genesys.on('push', () => {})
      await use(genesys, byMsw, inRealTime)
      server.close()
      genesys.dispose()
      return genesys
    }
    return { rounds: 1_000, round }
  },

  async 'mocks that are made and used, and never disposed of'() {
    const round = async () => {
      const genesys = createGenesysMock({ clock: manualClock() })
      await byFetch(genesys)('chat/aura', { nickname: 'Ana' })
      return genesys
    }
    return { rounds: 1_000, round }
  },

  async 'servers that are started, used and closed'() {
    // As it is where nobody intercepts a push. Node's own keeps each connection's timer for a second.
    const { fetch } = globalThis
    globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'))
    const round = async () => {
      const { url, mock, close } = await startGenesysServer(options())
      const feed = get(`${url}/genesys/2/mock/events`, { agent: false })
      const [answer] = await once(feed, 'response')
      answer.resume()
      const stranger = get(url, { agent: false, headers: { host: 'stranger.test' } })
      const [refusal] = await once(stranger, 'response')
      refusal.resume()
      await use(mock, byHttp(url), inRealTime)
      await close()
      return mock
    }
    const end = () => {
      globalThis.fetch = fetch
    }
    return { rounds: 400, round, end }
  },
}
