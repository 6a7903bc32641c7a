import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { http } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type GenesysMock, type GenesysMockOptions, manualClock, systemClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { clockAnd, receiverAnswering } from '../push/failing-receiver'
import { startReceiver } from '../push/receiver'

// Before a test fakes it.
const { setTimeout: later, setImmediate: soon } = globalThis

const onFakeTimers = (options: Pick<GenesysMockOptions, 'advanceTimers'> = {}) => {
  vi.useFakeTimers({ now: 0 })
  return { clock: undefined, ...options }
}
const clocks: [string, () => Pick<GenesysMockOptions, 'clock' | 'advanceTimers'>][] = [
  ['a clock of its own', () => ({ clock: manualClock({ now: 0 }) })],
  ['fake timers', onFakeTimers],
  [
    'fake timers that are moved as the user says',
    () => onFakeTimers({ advanceTimers: (time) => vi.advanceTimersByTime(time) }),
  ],
]

const fates = ({ pushes }: GenesysMock) =>
  pushes.all().map(({ status, attempts, sentAt, settledAt }) => [status, attempts, sentAt, settledAt])

/** A real server that takes its time, in milliseconds that are no mock's. */
async function slowReceiver(time: number): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => later(() => response.end(), time))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describe.each(clocks)('one long advance goes over every moment on its way: %s', (_, clock) => {
  test('of a push that is not answered, and tried again', async () => {
    const receiver = receiverAnswering(0)
    const options = clockAnd({ retries: 1, retryDelay: 400, timeout: 3_000 }, 'one')
    const { genesys } = mockWithServer({ ...options, ...clock() }, receiver.handler)
    await start(genesys)
    await genesys.advance(60_000)
    expect(fates(genesys)).toEqual([['delivered', 2, 4_400, 4_400]])
    await genesys.settled()
  })

  test('of a push that waits for one that is never answered', async () => {
    const receiver = receiverAnswering(0)
    const { genesys } = mockWithServer({ ...clockAnd({}, 'one', 'two'), ...clock() }, receiver.handler)
    await start(genesys)
    await genesys.advance(60_000)
    expect(fates(genesys)).toEqual([
      ['failed', 1, 1_000, 11_000],
      ['delivered', 1, 11_000, 11_000],
    ])
  })

  test('of a push that is answered with an error, and tried again', async () => {
    const receiver = receiverAnswering(500)
    const options = clockAnd({ retries: 1, retryDelay: 400 }, 'one')
    const { genesys } = mockWithServer({ ...options, ...clock() }, receiver.handler)
    await start(genesys)
    await genesys.advance(600_000)
    expect(fates(genesys)).toEqual([['delivered', 2, 1_400, 1_400]])
  })

  test('while a real receiver takes none of its time', async () => {
    const profiles = [sayingProfile('default', await slowReceiver(20), 'one', 'two')]
    const { genesys } = mockWithServer({ profiles, ...clock() })
    await start(genesys)
    await genesys.advance(30_000)
    expect(fates(genesys)).toEqual([
      ['delivered', 1, 1_000, 1_000],
      ['delivered', 1, 2_000, 2_000],
    ])
  })

  test('and over the answer to a request that is about to be made', async () => {
    const { genesys } = mockWithServer({
      profiles: [sayingProfile('default', 'https://bot.test/')],
      ...clock(),
    })
    const { chatId, secureKey } = await start(genesys)
    genesys.faults.add({ operation: 'send', delay: 2_000 })
    const body = new URLSearchParams({ secureKey, message: 'Hi' })
    const answer = new Promise<void>((resolve) => soon(() => resolve())).then(() =>
      fetch(`https://gms.test/genesys/2/chat/aura/${chatId}/send`, { method: 'POST', body }),
    )
    await genesys.advance(600_000)
    expect((await answer).status).toBe(200)
  })
})

test('what somebody has cleared all fake timers of happens all the same, at its moment', async () => {
  vi.useFakeTimers({ now: 0 })
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  vi.clearAllTimers()
  await genesys.advance(5_000)
  expect(genesys.sessions.get(chatId).messages.map(({ utcTime }) => utcTime)).toEqual([
    0, 1_000, 2_000, 3_000, 4_000, 5_000,
  ])
})

test("its milliseconds are the mock's, also where these are not those of the fake timers", async () => {
  vi.useFakeTimers({ now: 0 })
  const genesys = mockAlone({ clock: systemClock({ scale: 0.1 }) })
  const { chatId } = await start(genesys)
  await genesys.advance(2_000)
  expect(genesys.sessions.get(chatId).messages.map(({ utcTime }) => utcTime)).toEqual([0, 1_000, 2_000])
  expect(Date.now()).toBe(200)
})

test('so they are when the pace changes on the way', async () => {
  vi.useFakeTimers({ now: 0 })
  const clock = systemClock()
  const genesys = mockAlone({ clock })
  await start(genesys)
  const stop = genesys.on('event', () => {
    stop()
    clock.setScale(0.1)
  })
  await genesys.advance(5_000)
  expect(clock.now()).toBe(5_000)
  expect(Date.now()).toBe(1_400)
})

test("a timer of the user's that fails stops nothing, and is told of", async () => {
  vi.useFakeTimers({ now: 0 })
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  setTimeout(() => {
    throw new Error('boom')
  }, 500)
  await expect(genesys.advance(5_000)).rejects.toThrow('boom')
  expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
})

// On a machine with other work to do, each of its turns takes its time.
test('a bot that answers every push with another is not waited for without end', {
  timeout: 60_000,
}, async () => {
  const { url, bodies } = await startReceiver()
  const { genesys } = mockWithServer({
    clock: manualClock(),
    profiles: [sayingProfile('default', url, 'one')],
    push: { notifyRequestor: true },
  })
  const { chatId, secureKey } = await start(genesys)
  await genesys.settled()
  const path = `/genesys/2/chat/aura/${chatId}/send`
  genesys.on('push', ({ status }) => {
    if (status === 'delivered') void callMock(genesys, path, { secureKey, message: 'And?' })
  })
  await genesys.advance(1_000)
  expect(bodies.length).toBeGreaterThan(1)
})

test('a server that hangs is waited for once, not each time it is tried again', async () => {
  const local = 'http://localhost:4000/messages'
  const options = {
    ...clockAnd({ retries: 50, timeout: 100 }),
    profiles: [sayingProfile('default', local, 'one')],
  }
  const { genesys } = mockWithServer(
    options,
    http.post(local, () => new Promise<Response>(() => {})),
  )
  await start(genesys)
  let turns = 0
  const { MessageChannel } = globalThis
  vi.stubGlobal(
    'MessageChannel',
    class extends MessageChannel {
      constructor() {
        super()
        turns += 1
      }
    },
  )
  await genesys.advance(60_000)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'failed', attempts: 51 }])
  expect(turns).toBeLessThan(51 * 1_000)
})
