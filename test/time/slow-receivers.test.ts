import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type GenesysMockOptions, manualClock, systemClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

// Before a test fakes it.
const { setTimeout: later } = globalThis

/** A real server on this machine that responds after so many real milliseconds; never: it does not respond. */
async function receiverAfter(milliseconds: number | 'never'): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (milliseconds !== 'never') later(() => response.end(), milliseconds)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const clocks: [string, () => GenesysMockOptions][] = [
  ['a manual clock', () => ({ clock: manualClock({ now: 0 }) })],
  [
    'fake timers',
    () => {
      vi.useFakeTimers({ now: 0 })
      return {}
    },
  ],
]
const profilesTo = (url: string) => [sayingProfile('default', url, 'one', 'two')]

describe.each(clocks)('under %s, a real receiver', (_, begin) => {
  test.each([250, 1_000, 3_000])(
    'that takes %d ms is waited for in real time, and no time of the mock is spent',
    { timeout: 15_000 },
    async (milliseconds) => {
      const profiles = profilesTo(await receiverAfter(milliseconds))
      const options = begin()
      const { genesys } = mockWithServer({ ...options, profiles })
      await start(genesys)
      expect(await genesys.waitFor.push('one')).toMatchObject({
        status: 'delivered',
        sentAt: 1_000,
        settledAt: 1_000,
      })
      expect((options.clock ?? Date).now()).toBe(1_000)
    },
  )

  test('that takes a second is not given up by an advance over its timeout', async () => {
    const profiles = profilesTo(await receiverAfter(1_000))
    const genesys = mockAlone({ ...begin(), profiles })
    await start(genesys)
    await genesys.advance(60_000)
    await genesys.settled()
    expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered', 'delivered'])
  })

  test('that never responds ends by push.timeout, and the error names its address', async () => {
    const url = await receiverAfter('never')
    const genesys = mockAlone({ ...begin(), profiles: profilesTo(url), push: { timeout: 500 } })
    await start(genesys)
    const push = await genesys.waitFor.push('one')
    expect(push).toMatchObject({
      status: 'failed',
      error: `the receiver at ${url} did not answer within 500 ms`,
      settledAt: 1_500,
    })
  })
})

describe('in real time, a wait', () => {
  const silent = { profile: 'default', settings: { chat: { autoMessages: [] } } }
  const late = {
    profile: 'late',
    settings: {
      chat: {
        autoMessages: [
          { from: { type: 'Agent' as const }, type: 'Message' as const, text: 'late', timeout: 60 },
        ],
      },
    },
  }

  test('gives up before a test runner does: after four seconds', async () => {
    const genesys = mockAlone({ profiles: [silent] })
    await start(genesys)
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const waiting = genesys.waitFor.message('never').catch(({ code }) => code)
    await vi.waitUntil(() => timers.mock.calls.some(([, delay]) => delay === 4_000))
    timers.mockRestore()
    genesys.reset()
    expect(await waiting).toBe('WAIT_CANCELLED')
  })

  test('says what would reach what is scheduled', async () => {
    const genesys = mockAlone({ profiles: [silent, late] })
    await start(genesys, { profile: 'late' })
    const error: Error = await genesys.waitFor
      .message('late', { timeout: 5 })
      .then(Promise.reject, (reason) => reason)
    expect(error.message).toMatch(
      /within 5 ms on the mock's clock\. .*Next is Message "late", in [56]\d\d\d\d ms: a longer `timeout`, or a faster clock \(systemClock\(\{ scale: 0\.1 \}\)\), would reach it\.\n\nChat /,
    )
  })

  test('lasts as long on a faster clock, where more of its time passes', async () => {
    const genesys = mockAlone({ clock: systemClock({ scale: 0.01 }), profiles: [silent, late] })
    await start(genesys, { profile: 'late' })
    expect(await genesys.waitFor.message('late')).toMatchObject({ text: 'late' })
  })
})

test('elsewhere, a wait takes ten seconds of the mock', async () => {
  const clock = manualClock({ now: 0 })
  const genesys = mockAlone({ clock })
  await expect(genesys.waitFor.end()).rejects.toThrow("within 10000 ms on the mock's clock")
  expect(clock.now()).toBe(10_000)
})
