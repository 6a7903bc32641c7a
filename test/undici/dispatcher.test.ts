import { genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import { describe, expect, test, vi } from 'vitest'
import { createGenesysMock, GenesysMockError, manualClock } from '../../src/index'
import { post } from '../doors/chat-client'
import { mockAlone } from '../doors/mock-with-server'
import { startReceiver } from '../push/receiver'
import { useGlobalDispatcher } from './global-dispatcher'

const chatUrl = 'http://gms.example:8080/genesys/2/chat/aura'
const asForm = { 'content-type': 'application/x-www-form-urlencoded' }

/** A handler of undici 6 or, with `isNew`, of 7 and 8, that notes what it is told. */
function noteAll(isNew: boolean) {
  const told: string[] = []
  let body = ''
  let finish = (): void => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const note = (text: string): void => void told.push(text)
  const old = {
    onConnect: () => note('start'),
    onHeaders: (status: number) => {
      note(`head ${status}`)
      return true
    },
    onData: (chunk: Buffer) => {
      body += chunk.toString()
      return true
    },
    onComplete: () => finish(),
    onError: (error: Error) => {
      note(error.message)
      finish()
    },
  }
  // The types are those of undici 6, which the types of Node.js 20 bring.
  const recent: object = {
    onRequestStart: () => note('start'),
    onResponseStart: (_: object, status: number) => note(`head ${status}`),
    onResponseData: (_: object, chunk: Buffer) => {
      body += chunk.toString()
    },
    onResponseEnd: () => finish(),
    onResponseError: (_: object, error: Error) => {
      note(error.message)
      finish()
    },
  }
  const handler: typeof old | object = isNew ? recent : old
  return { handler, told, finished, body: () => body }
}

describe.each([
  ['undici 6', false],
  ['undici 7 and 8', true],
])('a handler of %s', (_, isNew) => {
  test('is told of a response from the mock', async () => {
    const genesys = mockAlone()
    const { handler, told, finished, body } = noteAll(isNew)
    const request = { origin: 'http://gms.example', path: '/genesys/2/chat/aura', method: 'POST' as const }
    const dispatcher = genesysDispatcher(genesys)
    const isReady = dispatcher.dispatch({ ...request, headers: asForm, body: 'nickname=Ana' }, handler)
    await finished
    expect(isReady).toBe(true)
    expect(told).toEqual(['start', 'head 200'])
    expect(JSON.parse(body())).toMatchObject({ statusCode: 0 })
  })

  test('is told why a request that is not for Genesys is rejected, without its query', async () => {
    const dispatcher = genesysDispatcher(mockAlone(), { onUnhandledRequest: 'error' })
    const { handler, told, finished } = noteAll(isNew)
    dispatcher.dispatch({ origin: 'http://a.test', path: '/b?key=1', method: 'GET' }, handler)
    await finished
    expect(told).toEqual([
      "Failed to send GET http://a.test/b: it is not for Genesys, and onUnhandledRequest is 'error'. " +
        "Correct the URL if it should be for Genesys (…/genesys/2/chat/… below the mock's baseUrl), or set " +
        "onUnhandledRequest to 'bypass' for genesysDispatcher().",
    ])
  })
})

test('as the global dispatcher it serves the fetch of Node.js, under fake timers, too', async () => {
  const genesys = createGenesysMock()
  useGlobalDispatcher(genesysDispatcher(genesys))
  vi.useFakeTimers()
  try {
    const response = await fetch(chatUrl, post({ nickname: 'Ana' }))
    expect(await response.json()).toMatchObject({ statusCode: 0 })
    await vi.advanceTimersByTimeAsync(5_000)
    await genesys.settled()
    expect(genesys.pushes.all().map(({ status }) => status)).toContain('captured')
  } finally {
    vi.useRealTimers()
    genesys.dispose()
  }
})

test('a request to a mock that was disposed of fails, and is not sent', async () => {
  const genesys = createGenesysMock()
  useGlobalDispatcher(genesysDispatcher(genesys))
  genesys.dispose()
  await expect(fetch(chatUrl, post({ nickname: 'Ana' }))).rejects.toMatchObject({
    cause: { code: 'MOCK_DISPOSED' },
  })
})

test('two mocks, one above the other, each serve their own baseUrl', async () => {
  const one = mockAlone({ baseUrl: 'http://one.example' })
  const two = mockAlone({ baseUrl: 'http://two.example' })
  useGlobalDispatcher(genesysDispatcher(one, { dispatcher: genesysDispatcher(two) }))
  for (const host of ['one', 'two'])
    await fetch(`http://${host}.example/genesys/2/chat/aura`, post({ nickname: host }))
  expect(one.sessions.list()).toMatchObject([{ nickname: 'one' }])
  expect(two.sessions.list()).toMatchObject([{ nickname: 'two' }])
})

test('requests for other servers are sent', async () => {
  const receiver = await startReceiver()
  useGlobalDispatcher(genesysDispatcher(mockAlone()))
  const response = await fetch(receiver.url, { method: 'POST', body: '{"a":1}' })
  expect(response.status).toBe(200)
  expect(receiver.bodies).toEqual([{ a: 1 }])
})

test('a response that is delayed ends with its request', async () => {
  const genesys = mockAlone({ clock: manualClock() })
  useGlobalDispatcher(genesysDispatcher(genesys))
  genesys.faults.add({ operation: 'requestChat', delay: 60 })
  const controller = new AbortController()
  const fetching = fetch(chatUrl, { ...post({ nickname: 'Ana' }), signal: controller.signal })
  await vi.waitFor(() => expect(genesys.requests.all()).toHaveLength(1))
  controller.abort()
  await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
})

test('what is given wrongly is named', () => {
  const genesys = mockAlone()
  const given: unknown[] = [undefined, {}, { handlers: [] }]
  for (const each of given)
    expect(() => Reflect.apply(genesysDispatcher, undefined, [each])).toThrow(
      /^Failed to make a dispatcher: genesys: expected a mock/,
    )
  const wrong = [
    [{ dispatcher: {} }, /dispatcher: expected a dispatcher of undici, as new Agent\(\) makes one/],
    [{ onUnhandledRequest: 'warn' }, /onUnhandledRequest: expected "bypass" or "error"/],
    [{ other: 1 }, /other: there is no such option, only dispatcher, onUnhandledRequest/],
    [null, /options: expected an object/],
  ] as const
  for (const [options, message] of wrong) {
    const making = (): unknown => Reflect.apply(genesysDispatcher, undefined, [genesys, options])
    expect(making).toThrow(GenesysMockError)
    expect(making).toThrow(message)
  }
})
