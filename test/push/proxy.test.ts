import { HttpResponse, http } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { startReceiver } from './receiver'

const places = [Symbol.for('undici.globalDispatcher.1'), Symbol.for('undici.globalDispatcher.2')] as const

/** The origins of the requests that a dispatcher was given. */
let dispatched: string[] = []

class Dispatcher {
  dispatch({ origin }: { origin: string }): boolean {
    dispatched.push(`${this.constructor.name} ${origin}`)
    throw new Error('the test lets nothing be sent')
  }
}

class Agent extends Dispatcher {
  constructor(options: object = {}) {
    super()
    Object.assign(this, { [Symbol('options')]: options })
  }
}

class ProxyAgent extends Dispatcher {
  constructor() {
    super()
    Object.assign(this, { [Symbol('proxy agent')]: new Agent() })
  }
}

/** Chooses one of its agents by rules that nobody else can read, as undici's does. */
class EnvHttpProxyAgent {
  readonly #choose: (hostname: string) => Dispatcher

  constructor({ noProxy = '', proxy = true }) {
    const direct = new Agent()
    const proxied = proxy ? new ProxyAgent() : direct
    Object.assign(this, { [Symbol('no proxy agent')]: direct, [Symbol('http proxy agent')]: proxied })
    this.#choose = (hostname) => (noProxy.split(',').includes(hostname) ? direct : proxied)
  }

  dispatch(options: { origin: string }): boolean {
    return this.#choose(new URL(options.origin).hostname).dispatch(options)
  }
}

/** What requests are passed on to is private. */
class ComposedDispatcher extends Dispatcher {}
class RetryAgent extends Dispatcher {}

class MockAgent extends Dispatcher {
  constructor(agent: object) {
    super()
    Object.assign(this, { [Symbol('agent')]: agent })
  }
}

class OwnProxy extends ProxyAgent {}
class OwnAgent extends Agent {}
class OwnEnvProxy extends EnvHttpProxyAgent {}

/** Puts a dispatcher where undici keeps the one of all requests, until the end of the test. */
function useDispatcher(dispatcher: object, place: symbol = places[0]): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, place)
  // undici makes it one that can't be deleted.
  if (before) Reflect.set(globalThis, place, dispatcher)
  else Object.defineProperty(globalThis, place, { value: dispatcher, writable: true, configurable: true })
  dispatched = []
  onTestFinished(() => {
    if (before) Reflect.set(globalThis, place, before.value)
    else Reflect.deleteProperty(globalThis, place)
  })
}

const pushingTo = (url: string) => ({ clock: manualClock(), profiles: [sayingProfile('default', url, 'Hi')] })
const local = 'http://localhost:4321/messages'

describe('a push to this machine that fetch would send to a proxy is not sent:', () => {
  test.each([
    ['ProxyAgent', () => new ProxyAgent()],
    ['OwnProxy', () => new OwnProxy()],
    ['ComposedDispatcher', () => new ComposedDispatcher()],
    ['RetryAgent', () => new RetryAgent()],
    ['MockAgent', () => new MockAgent(new ProxyAgent())],
    ['Agent', () => new Agent({ connect: () => {} })],
    [
      'a custom dispatcher',
      () =>
        new (class {
          dispatch = () => true
        })(),
    ],
    ['EnvHttpProxyAgent', () => new EnvHttpProxyAgent({})],
    ['EnvHttpProxyAgent', () => new EnvHttpProxyAgent({ noProxy: '127.0.0.1,*.test' })],
    ['EnvHttpProxyAgent', () => new EnvHttpProxyAgent({ noProxy: '127.0.0.1' })],
    ['OwnEnvProxy', () => new OwnEnvProxy({ noProxy: '127.0.0.1' })],
  ])('%s', async (name, make) => {
    for (const place of places) useDispatcher(make(), place)
    const genesys = mockAlone(pushingTo(local))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({
      status: 'blocked',
      error:
        `Failed to push to localhost:4321: the global dispatcher of fetch is ${name}, which may send the push to a proxy. ` +
        'Set NO_PROXY=localhost,127.0.0.1,[::1] for EnvHttpProxyAgent and NODE_USE_ENV_PROXY=1; replace any other by an ' +
        'Agent or EnvHttpProxyAgent; or, to send pushes there all the same, name "localhost:4321" in push.allowHosts.',
    })
    // The probe, where the proxy is not for it.
    expect(dispatched.filter((line) => line !== 'Agent http://127.0.0.1:2')).toEqual([])
  })

  test('with a dispatcher in the second place only, where newer versions of undici keep it', async () => {
    useDispatcher(new ProxyAgent(), places[1])
    const genesys = mockAlone(pushingTo(local))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()?.status).toBe('blocked')
  })

  test('with a dispatcher of the process, while the test runs in a realm of its own, as in Jest', async () => {
    const outer = Object.assign({}, { [places[0]]: new ProxyAgent() })
    const vm = { runInThisContext: () => outer }
    const { getBuiltinModule } = process
    vi.stubGlobal('process', {
      ...process,
      getBuiltinModule: (id: string) => (id === 'node:vm' ? vm : getBuiltinModule(id)),
    })
    const genesys = mockAlone(pushingTo(local))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    vi.unstubAllGlobals()
    expect(genesys.pushes.last()?.status).toBe('blocked')
  })

  test('and not let through by the handlers of the mock', async () => {
    useDispatcher(new ProxyAgent())
    const { genesys } = mockWithServer(pushingTo(local))
    await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.pushes.last()?.status).toBe('captured')
    expect(dispatched).toEqual([])
  })

  test('and a handler of the test still receives it', async () => {
    useDispatcher(new ProxyAgent())
    const { genesys, server } = mockWithServer(pushingTo(local))
    server.use(http.post(local, () => new HttpResponse(null, { status: 202 })))
    await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', httpStatus: 202 })
    expect(dispatched).toEqual([])
  })
})

test('a push to another machine, and its probe, are not sent to a proxy', async () => {
  useDispatcher(new ProxyAgent())
  const genesys = mockAlone(pushingTo('https://bridge.example.com/'))
  await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  expect(genesys.pushes.last()).toMatchObject({
    status: 'blocked',
    error: expect.stringContaining('another machine'),
  })
  expect(dispatched).toEqual([])
})

describe('a push to this machine is sent', () => {
  test.each([
    ['the proxy is not for its host', () => new EnvHttpProxyAgent({ noProxy: 'localhost' })],
    ['no proxy is set', () => new EnvHttpProxyAgent({ proxy: false })],
    ['the dispatcher is not one for proxies', () => new Agent()],
    ['its class is not one for proxies', () => new OwnAgent()],
  ])('where %s', async (_, make) => {
    useDispatcher(make())
    const genesys = mockAlone(pushingTo(local))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()?.status).toBe('failed')
    expect(dispatched).toEqual([expect.stringMatching(/Agent http:\/\/localhost:4321$/)])
  })

  test('through the proxy, if its host is allowed', async () => {
    useDispatcher(new ProxyAgent())
    const genesys = mockAlone({ ...pushingTo(local), push: { allowHosts: ['localhost:4321'] } })
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(dispatched).toEqual(['ProxyAgent http://localhost:4321'])
  })

  test('when the proxy is gone again', async () => {
    const receiver = await startReceiver()
    const genesys = mockAlone(pushingTo(receiver.url))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(receiver.bodies).toHaveLength(1)
  })
})
