import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { watchNetwork } from './network-watch'
import { startReceiver } from './receiver'

const publicUrl = 'https://bridge.example.com/messages'
const pushingTo = (url: string) => ({ clock: manualClock(), profiles: [sayingProfile('default', url, 'Hi')] })

describe('a push to a public-looking host never reaches the network', () => {
  test('with the server listening: the mock itself answers it', async () => {
    const network = watchNetwork()
    const { genesys } = mockWithServer(pushingTo(publicUrl))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'captured', httpStatus: 200, error: null, url: publicUrl },
    ])
    expect(network).toEqual({ lookedUp: [], connectedTo: [] })
  })

  test('after server.close(): it is not sent', async () => {
    const network = watchNetwork()
    const { genesys, server } = mockWithServer(pushingTo(publicUrl))
    await start(genesys)
    server.close()
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([
      {
        status: 'blocked',
        httpStatus: null,
        error: expect.stringMatching(
          /^Failed to push to bridge\.example\.com: .* Spread genesys\.handlers .*allowHosts/,
        ),
      },
    ])
    expect(network.lookedUp).toEqual([])
    expect(new Set(network.connectedTo)).toEqual(new Set(['127.0.0.1']))
  })

  test('over genesys.fetch alone: it is not sent', async () => {
    const network = watchNetwork()
    const genesys = mockAlone(pushingTo(publicUrl))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'blocked' }])
    expect(network.lookedUp).toEqual([])
    expect(new Set(network.connectedTo)).toEqual(new Set(['127.0.0.1']))
  })

  test("while another server listens, without this mock's handlers", async () => {
    const network = watchNetwork()
    const other = setupServer(http.get('http://other.test/', () => new HttpResponse()))
    other.listen({ onUnhandledRequest: 'bypass' })
    onTestFinished(() => other.close())
    const genesys = mockAlone(pushingTo(publicUrl))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'blocked' }])
    expect(network.lookedUp).toEqual([])
  })

  test('while the handlers of another mock listen: it is not for them', async () => {
    const network = watchNetwork()
    mockWithServer(pushingTo(publicUrl))
    const genesys = mockAlone(pushingTo(publicUrl))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'blocked' }])
    expect(network.lookedUp).toEqual([])
  })

  test('with the handlers of another mock before its own: its own answer it', async () => {
    const network = watchNetwork()
    const other = mockAlone(pushingTo(publicUrl))
    const { genesys } = mockWithServer(pushingTo(publicUrl), ...other.handlers)
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'captured' }])
    expect(network.lookedUp).toEqual([])
  })

  test.each([
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://[::ffff:7f00:1]/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://me.localhost/',
    'http://localhost./',
  ])('%s does not pass for this machine', async (url) => {
    const genesys = mockAlone(pushingTo(url))
    watchNetwork()
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'blocked' }])
  })

  test('and the watch would have seen it: an allowed host is looked up', async () => {
    const network = watchNetwork()
    const genesys = mockAlone({ ...pushingTo(publicUrl), push: { allowHosts: ['bridge.example.com'] } })
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(network.lookedUp).toEqual(['bridge.example.com'])
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'failed', error: expect.stringContaining('the test lets no one look up bridge.example.com') },
    ])
  })
})

test('a name below localhost is another machine unless it is allowed, and the error says why', async () => {
  const network = watchNetwork()
  const url = 'http://app.localhost:4000/'
  const refusing = mockAlone(pushingTo(url))
  const allowing = mockAlone({ ...pushingTo(url), push: { allowHosts: ['app.localhost'] } })
  for (const genesys of [refusing, allowing]) {
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
  }
  expect(refusing.pushes.last()).toMatchObject({
    status: 'blocked',
    error: expect.stringMatching(/a name below localhost counts as another machine.*"app\.localhost:4000"/),
  })
  expect(network.lookedUp).toEqual(['app.localhost'])
})

describe('a stub of fetch that returns no Response is named in the error', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a string', 'ok'],
    ['an object without a status', { ok: true }],
  ])('%s', async (what, value) => {
    vi.stubGlobal('fetch', vi.fn().mockReturnValue(value))
    for (const url of ['http://localhost:4000/', publicUrl]) {
      const genesys = mockAlone(pushingTo(url))
      await start(genesys)
      await genesys.advance(1_000)
      await genesys.settled()
      expect(genesys.pushes.last()).toMatchObject({
        status: 'failed',
        httpStatus: null,
        error:
          `Failed to push to ${new URL(url).host}: fetch returned ${what} instead of a Response. ` +
          'If globalThis.fetch is a stub such as vi.fn(), have it return a Response, or restore it.',
      })
    }
  })

  test('a response of another kind with a status is one', async () => {
    vi.stubGlobal('fetch', async () => ({ status: 202 }))
    const genesys = mockAlone(pushingTo('http://localhost:4000/'))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', httpStatus: 202 })
  })
})

describe('a push to a real server on this machine arrives', () => {
  test('with the server listening', async () => {
    const receiver = await startReceiver()
    const { genesys } = mockWithServer(pushingTo(receiver.url))
    const { chatId } = await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(receiver.bodies).toMatchObject([{ chatId, messages: [{ text: 'Hi' }] }])
    expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', httpStatus: 200 }])
  })

  test('over genesys.fetch alone, by name and by port allowed or not', async () => {
    const receiver = await startReceiver()
    const url = receiver.url.replace('127.0.0.1', 'localhost')
    const genesys = mockAlone(pushingTo(url))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(receiver.bodies).toHaveLength(1)
  })

  test("a user's handler still comes first", async () => {
    const receiver = await startReceiver()
    const { genesys, server } = mockWithServer(pushingTo(receiver.url))
    server.use(http.post(receiver.url, () => new HttpResponse(null, { status: 202 })))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(receiver.bodies).toEqual([])
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', httpStatus: 202 })
  })

  test.each(['BRIDGE.example.com', 'bridge.example.com:443'])(
    'an allowed host may be written as %s',
    async (host) => {
      const network = watchNetwork()
      const genesys = mockAlone({ ...pushingTo(publicUrl), push: { allowHosts: [host] } })
      await start(genesys)
      await genesys.advance(1_000)
      await genesys.settled()
      expect(network.lookedUp).toEqual(['bridge.example.com'])
    },
  )

  test('an allowed `host:port` goes to the network only with that port', async () => {
    const network = watchNetwork()
    const allowHosts = ['bridge.example.com:8443']
    const allowed = mockAlone({ ...pushingTo('https://bridge.example.com:8443/'), push: { allowHosts } })
    const other = mockAlone({ ...pushingTo('https://bridge.example.com:9443/'), push: { allowHosts } })
    for (const genesys of [allowed, other]) {
      await start(genesys)
      await genesys.advance(1_000)
      await genesys.settled()
    }
    expect(network.lookedUp).toEqual(['bridge.example.com'])
    expect(other.pushes.last()).toMatchObject({ status: 'blocked' })
  })
})

test('a redirect is not followed', async () => {
  const network = watchNetwork()
  const url = 'http://127.0.0.1:4000/'
  const { genesys } = mockWithServer(
    pushingTo(url),
    http.post(url, () => HttpResponse.redirect('https://elsewhere.example.com/', 307)),
  )
  await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  expect(genesys.pushes.last()).toMatchObject({ status: 'failed', httpStatus: 307 })
  expect(network).toEqual({ lookedUp: [], connectedTo: [] })
})

describe('a push that is on its way when the server closes', () => {
  /** Lets other work go on for a while, and how long that is decides when the server is closed. */
  const microtasks = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn += 1) await Promise.resolve()
  }

  test.each(Array.from({ length: 60 }, (_, turns) => turns))(
    'does not reach the network, closed %i microtasks after',
    async (turns) => {
      vi.useFakeTimers()
      const network = watchNetwork()
      const { genesys, server } = mockWithServer({ profiles: pushingTo(publicUrl).profiles })
      await start(genesys)
      vi.advanceTimersByTime(1_000)
      await microtasks(turns)
      server.close()
      await genesys.settled()
      expect(network.lookedUp).toEqual([])
      expect(genesys.pushes.all()).toHaveLength(1)
    },
  )
})

test('pushes and probes ask for a connection of their own, for what keeps one alive sets timers that can be faked', async () => {
  const connections: (string | null)[] = []
  const { genesys, server } = mockWithServer(pushingTo(publicUrl))
  server.events.on('request:start', ({ request }) => connections.push(request.headers.get('connection')))
  await start(genesys)
  await genesys.advance(1_000)
  expect(connections).toEqual(['close', 'close'])
})
