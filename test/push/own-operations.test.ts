import { HttpResponse, http } from 'msw'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type GenesysMock, type GenesysMockOptions, manualClock } from '../../src/index'
import { startGenesysServer } from '../../src/server'
import { callMock, mockWithServer, start } from '../doors/mock-with-server'

/** A mock that pushes the client's own events, too, as a request for `send`. */
const echoing: GenesysMockOptions = {
  clock: manualClock(),
  profiles: [{ profile: 'default', settings: { chat: {} } }],
  push: {
    notifyRequestor: true,
    retries: 2,
    format: ({ session, event }) => ({ secureKey: session.secureKey, message: event.text ?? 'again' }),
  },
}

/** Has a chat pushed to an operation of the mock itself, and says something in it. */
async function pushToItself(genesys: GenesysMock, base: string, path: (chatId: string) => string) {
  const { chatId, secureKey } = await start(genesys)
  const pushUrl = `${base}${path(chatId)}`
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/pushUrl`, { secureKey, pushUrl })
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await genesys.waitFor.push('Hi')
  await genesys.settled()
  return { chatId, pushUrl }
}

const paths = [
  ['the operation send', (chatId: string) => `/genesys/2/chat/aura/${chatId}/send?key=secret`],
  ['the operation mockSend', (chatId: string) => `/genesys/2/mock/chat/aura/${chatId}/send`],
  ['the operation requestChat', () => '/Genesys/2/Chat/aura'],
  ['a path below /genesys/2/', (chatId: string) => `/genesys/2/chat/aura/${chatId}/nothing`],
] as const

describe.each(paths)('a push to the mock itself fails at once: %s', (name, path) => {
  test('through MSW', async () => {
    const { genesys } = mockWithServer(echoing)
    const { chatId, pushUrl } = await pushToItself(genesys, 'https://gms.test', path)
    expectRejected(genesys, chatId, name, pushUrl)
  })

  test.each(['127.0.0.1', 'localhost'])('through the HTTP server at %s', async (host) => {
    const server = await startGenesysServer({ ...echoing, clock: manualClock() })
    onTestFinished(() => server.close())
    const base = server.url.replace('127.0.0.1', host)
    const { chatId, pushUrl } = await pushToItself(server.mock, base, path)
    expectRejected(server.mock, chatId, name, pushUrl)
  })
})

function expectRejected(genesys: GenesysMock, chatId: string, name: string, pushUrl: string): void {
  const [shown] = pushUrl.split('?')
  expect(genesys.pushes.all().map(({ event, status }) => `${event.type} ${status}`)).toEqual([
    'PushUrl failed',
    'Message failed',
  ])
  expect(genesys.pushes.last()).toMatchObject({
    httpStatus: 508,
    attempts: 1,
    error:
      `Failed to push to ${shown}: this is ${name} of this mock, so every push could cause another one. ` +
      'Give the chat the address of your bridge as its pushUrl.',
  })
  // The client's joining, its pushUrl and its message: nothing was added.
  expect(genesys.sessions.get(chatId).messages).toHaveLength(3)
  expect(genesys.sessions.list()).toHaveLength(1)
  expect(genesys.requests.all().map(({ operation }) => operation)).toEqual(['requestChat', 'pushUrl', 'send'])
}

test('a handler of the test for such a URL still receives the push', async () => {
  const { genesys } = mockWithServer(
    echoing,
    http.post('https://gms.test/genesys/2/chat/aura/*', () => new HttpResponse(null, { status: 204 })),
  )
  await pushToItself(genesys, 'https://gms.test', (chatId) => `/genesys/2/chat/aura/${chatId}/send`)
  expect(genesys.pushes.last()?.status).toBe('delivered')
})

test('the push of another mock is a request like any other', async () => {
  const { genesys } = mockWithServer({ ...echoing, baseUrl: 'http://gms.test' })
  const server = await startGenesysServer({ clock: manualClock(), profiles: echoing.profiles })
  onTestFinished(() => server.close())
  await pushToItself(genesys, server.url, () => '/genesys/2/chat/aura?nickname=Ana')
  expect(genesys.pushes.last()?.status).toBe('delivered')
  expect(server.mock.sessions.list().length).toBeGreaterThan(0)
})
