import { genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { watchNetwork } from '../push/network-watch'
import { startReceiver } from '../push/receiver'
import { useGlobalDispatcher } from './global-dispatcher'

const publicUrl = 'https://bridge.example.com/messages'
const pushingTo = (url: string) => ({ clock: manualClock(), profiles: [sayingProfile('default', url, 'Hi')] })

async function pushOf(genesys: ReturnType<typeof mockAlone>) {
  await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  return genesys.pushes.last()
}

describe.each(['bypass', 'error'] as const)(
  "with a global dispatcher, onUnhandledRequest '%s'",
  (strictness) => {
    test('a push to this machine is delivered', async () => {
      const receiver = await startReceiver()
      const genesys = mockAlone(pushingTo(receiver.url))
      useGlobalDispatcher(genesysDispatcher(genesys, { onUnhandledRequest: strictness }))
      expect(await pushOf(genesys)).toMatchObject({ status: 'delivered' })
      expect(receiver.bodies).toHaveLength(1)
    })

    test('a push to another machine is captured, and its note says how to receive it', async () => {
      const network = watchNetwork()
      const genesys = mockAlone(pushingTo(publicUrl))
      useGlobalDispatcher(genesysDispatcher(genesys, { onUnhandledRequest: strictness }))
      expect(await pushOf(genesys)).toMatchObject({
        status: 'captured',
        httpStatus: 200,
        note:
          `The mock responded to POST ${publicUrl} itself, because bridge.example.com is another machine, and no MSW ` +
          'server intercepts the push in this process. To receive it, spread genesys.handlers into setupServer(), with ' +
          'a handler for this method and URL before them; or name "bridge.example.com" in push.allowHosts.',
      })
      expect(network.lookedUp).toEqual([])
    })

    test('a handler of MSW receives the push', async () => {
      const { genesys, server } = mockWithServer(pushingTo(publicUrl))
      server.use(http.post(publicUrl, () => new HttpResponse(null, { status: 202 })))
      useGlobalDispatcher(genesysDispatcher(genesys, { onUnhandledRequest: strictness }))
      expect(await pushOf(genesys)).toMatchObject({ status: 'delivered', httpStatus: 202 })
    })
  },
)

test('a proxy beneath the dispatcher receives no push', async () => {
  class ProxyAgent {
    dispatch(): boolean {
      throw new Error('the test lets nothing be sent')
    }
  }
  const genesys = mockAlone(pushingTo('http://localhost:4321/messages'))
  const options = { dispatcher: new ProxyAgent() }
  useGlobalDispatcher(Reflect.apply(genesysDispatcher, undefined, [genesys, options]))
  expect(await pushOf(genesys)).toMatchObject({
    status: 'captured',
    note: expect.stringContaining('the global dispatcher of fetch is ProxyAgent'),
  })
})

test('a dispatcher that hides another one lets no push out when the server closes', async () => {
  const network = watchNetwork()
  for (let microtasks = 0; microtasks < 30; microtasks += 1) {
    const { genesys, server } = mockWithServer(pushingTo(publicUrl))
    const ours = genesysDispatcher(genesys)
    class ComposedDispatcher {
      dispatch = ours.dispatch.bind(ours)
    }
    useGlobalDispatcher(new ComposedDispatcher())
    await start(genesys)
    genesys.scheduler.runNext()
    for (let turn = 0; turn < microtasks; turn += 1) await Promise.resolve()
    server.close()
    await genesys.settled()
    expect(genesys.pushes.last()?.status).toBe('captured')
  }
  expect(network.lookedUp).toEqual([])
})
