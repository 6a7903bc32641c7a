import { GenesysMockError } from 'aura-mocks-genesys-api'
import { type GenesysTestSetup, type SetupGenesysOptions, setupGenesys } from 'aura-mocks-genesys-api/node'
import { HttpResponse, http } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { post } from '../doors/chat-client'

const bridge = 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages'
const customers = 'https://customers.test/ana'
const nobody = 'https://nobody.test/'

const started = async (options?: SetupGenesysOptions): Promise<GenesysTestSetup> => {
  const mock = setupGenesys(options)
  onTestFinished(mock.stop)
  await mock.start()
  return mock
}
const call = async (path: string, form: Record<string, string>) =>
  (await fetch(`http://gms.test/genesys/2/chat/${path}`, post(form))).json()
const openChat = (): Promise<{ chatId: string; secureKey: string }> => call('aura', { nickname: 'Ana' })
const poll = async (): Promise<void> => {
  const { chatId, secureKey } = await openChat()
  await call(`aura/${chatId}/refresh`, { secureKey })
}
const textOf = async (url: string): Promise<string> => (await fetch(url)).text()

describe('the functions for hooks', () => {
  test('take no arguments, so that no runner waits for a callback, and return promises', async () => {
    const { start, reset, stop } = setupGenesys()
    expect([start, reset, stop].map(({ length }) => length)).toEqual([0, 0, 0])
    for (const hook of [start, reset, stop]) {
      const result = hook()
      expect(result).toBeInstanceOf(Promise)
      expect(await result).toBeUndefined()
    }
  })

  test('start and stop the interception, and dispose of the mock', async () => {
    const { genesys, start, stop } = setupGenesys()
    await start()
    await openChat()
    await stop()
    expect(genesys.sessions.list()).toEqual([])
    await expect(genesys.fetch(new Request(customers))).rejects.toThrow(/disposed/)
    const isIntercepted = vi.fn()
    vi.stubGlobal('fetch', isIntercepted)
    await fetch(nobody)
    expect(isIntercepted).toHaveBeenCalled()
  })

  test('reset the mock and the handlers', async () => {
    const { genesys, server, reset } = await started({
      handlers: [http.get(customers, () => HttpResponse.text('Ana'))],
    })
    server.use(http.get(customers, () => HttpResponse.text('Eva')))
    await openChat()
    expect(await textOf(customers)).toBe('Eva')
    await reset()
    expect(await textOf(customers)).toBe('Ana')
    expect(genesys.sessions.list()).toEqual([])
  })

  test('let the pushes that are under way arrive before they reset', async () => {
    const received: string[] = []
    const { genesys, reset } = await started({
      handlers: [
        http.post(bridge, async () => {
          await new Promise((resolve) => setTimeout(resolve, 30))
          received.push('push')
          return new HttpResponse(null, { status: 204 })
        }),
      ],
      failOnPendingPushes: true,
    })
    const { chatId } = await openChat()
    await genesys.agent(chatId, { nickname: 'Leo' }).join()
    await reset()
    expect(received).toEqual(['push'])
  })

  test('reset under fake timers, with a push that waits for its retry', async () => {
    const { genesys, reset } = await started({
      handlers: [http.post(bridge, () => new HttpResponse(null, { status: 500 }))],
      push: { retries: 1, retryDelay: 60_000 },
    })
    vi.useFakeTimers()
    await openChat()
    await genesys.advance(1_000)
    expect(genesys.pushes.last()?.status).toBe('pending')
    await reset()
    expect([genesys.pushes.all(), genesys.sessions.list()]).toEqual([[], []])
  })
})

describe('a set-up', () => {
  test('rejects requests that no handler matches', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    await started()
    await expect(fetch(nobody)).rejects.toThrow()
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('without a matching request handler'))
  })

  test.each(['onUnhandledRequest', 'onUnhandledFrame'])('lets them pass with %s: bypass', async (name) => {
    vi.stubGlobal('fetch', async () => new Response('the network'))
    await started({ listen: { [name]: 'bypass' } })
    expect(await textOf(nobody)).toBe('the network')
  })

  test('passes a function for them on', async () => {
    const onUnhandledRequest = vi.fn()
    vi.stubGlobal('fetch', async () => new Response('the network'))
    await started({ listen: { onUnhandledRequest } })
    await fetch(nobody)
    expect(onUnhandledRequest).toHaveBeenCalledOnce()
  })

  test('has handlers of the user in front of the mock, which receive pushes', async () => {
    const received = vi.fn()
    const { genesys } = await started({
      handlers: [
        http.post(bridge, () => {
          received()
          return new HttpResponse(null, { status: 204 })
        }),
      ],
    })
    const { chatId } = await openChat()
    await genesys.agent(chatId, { nickname: 'Leo' }).join()
    await genesys.settled()
    expect(received).toHaveBeenCalledOnce()
  })

  test('passes the options of the mock on', async () => {
    const { genesys } = await started({ services: ['billing'], seed: 1 })
    const answer = await call('aura', { nickname: 'Ana' })
    expect(answer).toMatchObject({ errors: [{ code: 306 }] })
    expect(genesys.sessions.list()).toEqual([])
  })

  test('cannot start while another one has started', async () => {
    const first = await started()
    const second = setupGenesys()
    await expect(second.start()).rejects.toMatchObject({
      code: 'SETUP_FAILED',
      message: expect.stringMatching(/another setupGenesys\(\) has started.*Call setupGenesys\(\) once/),
    })
    await second.stop()
    await openChat()
    expect(first.genesys.sessions.list()).toHaveLength(1)
    await first.stop()
    await started()
  })

  test('starts once', async () => {
    const mock = await started()
    await expect(mock.start()).rejects.toThrow(/it has been started already. Call start\(\) once/)
    await mock.stop()
    await mock.stop()
    await expect(mock.start()).rejects.toThrow(/it has been stopped, .* Call setupGenesys\(\) again/)
  })

  test.each<[object, string]>([
    [{ handlers: {} }, 'handlers: expected an array of MSW handlers, got Object'],
    [{ handlers: [() => {}] }, 'handlers[0]: expected an MSW handler, got Function'],
    [
      { listen: 'error' },
      'listen: expected the options of server.listen(), as { onUnhandledRequest }, got "error"',
    ],
    [{ failOnWarnings: 1 }, 'failOnWarnings: expected true or false, got 1'],
    [{ failOnPendingPushes: 'yes' }, 'failOnPendingPushes: expected true or false, got "yes"'],
    [
      { failOnWarning: true },
      'failOnWarning: there is no such option, only handlers, listen, failOnWarnings, failOnPendingPushes, baseUrl,',
    ],
    [{ services: 'aura' }, 'services: expected an array of names'],
    [[], 'options: expected an object of options, got Array'],
  ])('rejects the options %j', (options, reason) => {
    const attempt = (): unknown => setupGenesys(options)
    expect(attempt).toThrow(GenesysMockError)
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining(reason) }),
    )
  })

  test('takes options that are undefined for their defaults', async () => {
    const options: SetupGenesysOptions = {
      handlers: undefined,
      listen: undefined,
      failOnWarnings: undefined,
      failOnPendingPushes: undefined,
      strict: undefined,
    }
    const { reset } = await started(options)
    await poll()
    await reset()
  })
})

describe('the end of a test', () => {
  test('fails on warnings, with a list, and resets all the same', async () => {
    const { genesys, server, reset } = await started({
      failOnWarnings: true,
      handlers: [http.get(customers, () => HttpResponse.text('Ana'))],
    })
    server.use(http.get(customers, () => HttpResponse.text('Eva')))
    await poll()
    const [warning] = genesys.warnings
    const ended = reset()
    await expect(ended).rejects.toMatchObject({
      code: 'TEST_NOT_CLEAN',
      message: `Failed to end the test cleanly: it left 1 warning. Change what the warnings name, or leave out failOnWarnings.

Warnings:
  REFRESH_WITHOUT_POSITION in chat ${warning?.chatId}: ${warning?.message}`,
    })
    expect(genesys.warnings).toEqual([])
    expect(await textOf(customers)).toBe('Ana')
    await reset()
  })

  test('fails on pushes that are pending, with a list', async () => {
    const { genesys, reset } = await started({
      failOnPendingPushes: true,
      handlers: [http.post(bridge, () => new HttpResponse(null, { status: 500 }))],
      push: { retries: 1, retryDelay: 60_000 },
    })
    vi.useFakeTimers()
    const { chatId } = await openChat()
    const leo = await genesys.agent(chatId, { nickname: 'Leo' }).join()
    await leo.say('Hello')
    await expect(reset()).rejects.toMatchObject({
      code: 'TEST_NOT_CLEAN',
      message: `Failed to end the test cleanly: it left 2 pending pushes. Await genesys.settled(), advance the clock past the retries and delays, or leave out failOnPendingPushes.

Pending pushes:
  ParticipantJoined of chat ${chatId} to ${bridge}: sent once
  Message "Hello" of chat ${chatId} to ${bridge}: not sent yet`,
    })
    await reset()
  })

  test('names both, and no more than ten of each', async () => {
    const { genesys, reset } = await started({ failOnPendingPushes: true, failOnWarnings: true })
    await poll()
    const [{ chatId } = { chatId: '' }] = genesys.sessions.list()
    genesys.faults.add({ operation: 'push', delay: 60_000 })
    const leo = await genesys.agent(chatId, { nickname: 'Leo' }).join()
    for (let told = 0; told < 11; told += 1) await leo.say('Hello')
    await expect(reset()).rejects.toThrow(
      /it left 1 warning and 12 pending pushes\. [\s\S]*: not sent yet\n {2}… and 2 more$/,
    )
  })

  test('passes with neither option', async () => {
    const { genesys, reset } = await started()
    await poll()
    expect(genesys.warnings).toHaveLength(1)
    await reset()
    expect(genesys.warnings).toEqual([])
  })
})
