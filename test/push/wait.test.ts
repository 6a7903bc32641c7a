import { HttpResponse, http } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { mockWithServer, sayingProfile, start } from '../doors/mock-with-server'

const url = 'https://bot.test/'
const setUp = () =>
  mockWithServer(
    { clock: manualClock(), profiles: [sayingProfile('default', url, 'one', 'two')] },
    http.post(url, () => new HttpResponse()),
  )

describe('genesys.pushes.waitFor', () => {
  test('resolves with what has come home already', async () => {
    const { genesys } = setUp()
    await start(genesys)
    await genesys.advance(2_000)
    expect(await genesys.pushes.waitFor(({ event }) => event.text === 'one')).toMatchObject({
      status: 'delivered',
    })
  })

  test('resolves when it comes home, not when it is sent', async () => {
    const { genesys } = setUp()
    await start(genesys)
    const waiting = genesys.pushes.waitFor(({ event }) => event.text === 'two')
    await genesys.advance(2_000)
    expect(await waiting).toMatchObject({ status: 'delivered', event: { text: 'two' } })
  })

  test("fails on the mock's clock, and tells what there was", async () => {
    const { genesys } = setUp()
    await start(genesys)
    const waiting = genesys.pushes.waitFor(({ event }) => event.text === 'three', { timeout: 3_000 })
    await genesys.advance(3_000)
    await expect(waiting).rejects.toMatchObject({
      code: 'WAIT_TIMED_OUT',
      message:
        "Failed to wait for a push: none that satisfies the predicate came home within 3000 ms on the mock's clock. Let more time pass before, or give a longer `timeout`. Those there were:\n  delivered: 2 Message one\n  delivered: 3 Message two",
    })
  })

  test('obeys fake timers', async () => {
    vi.useFakeTimers()
    const { genesys } = mockWithServer({ profiles: [sayingProfile('default', url)] })
    await start(genesys)
    const waiting = genesys.pushes.waitFor(() => true)
    await vi.advanceTimersByTimeAsync(10_000)
    await expect(waiting).rejects.toThrow(
      /within 10000 ms .* There was no push at all: does the chat have a pushUrl/,
    )
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends with a reset, and leaves no timer', async () => {
    vi.useFakeTimers()
    const { genesys } = mockWithServer({ profiles: [sayingProfile('default', url)] })
    const waiting = genesys.pushes.waitFor(() => true)
    genesys.reset()
    await expect(waiting).rejects.toMatchObject({ code: 'WAIT_CANCELLED' })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('nobody has to await it', async () => {
    const { genesys } = setUp()
    void genesys.pushes.waitFor(() => false, { timeout: 1 })
    await genesys.advance(1)
  })

  test('a predicate that throws fails the wait, not the mock', async () => {
    const { genesys } = setUp()
    await start(genesys)
    const waiting = genesys.pushes.waitFor(() => {
      throw new Error('boom')
    })
    await genesys.advance(1_000)
    await expect(waiting).rejects.toThrow('boom')
  })
})

test('settled resolves at once when nothing is under way, and else when all has come home', async () => {
  const { genesys } = setUp()
  await genesys.settled()
  await start(genesys)
  vi.useFakeTimers()
  await genesys.advance(1_000)
  await genesys.settled()
  expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered'])
})
