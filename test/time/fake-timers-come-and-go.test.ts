import { describe, expect, test, vi } from 'vitest'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { receiverAnswering, url } from '../push/failing-receiver'
import { startReceiver } from '../push/receiver'

const profiles = [sayingProfile('default', url, 'one')]

test('a push that was to be tried again on fake timers is so without them', async () => {
  vi.useFakeTimers()
  const receiver = receiverAnswering(500)
  const { genesys } = mockWithServer({ profiles, push: { retries: 1, retryDelay: 100 } }, receiver.handler)
  await start(genesys)
  await genesys.advance(1_000)
  vi.useRealTimers()
  await genesys.settled()
  expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 2 }])
})

test('a push that a fault delays is sent on the fake timers that were installed anew', async () => {
  vi.useFakeTimers()
  const { genesys } = mockWithServer({ profiles })
  await start(genesys)
  genesys.faults.add({ operation: 'push', delay: 2_000 })
  await genesys.advance(1_000)
  vi.useFakeTimers()
  await genesys.advance(60_000)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'captured' }])
})

test('an answer that was held back on fake timers is given without them', async () => {
  vi.useFakeTimers()
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  genesys.faults.add({ operation: 'send', delay: 100 })
  const answer = callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await genesys.waitFor.request('send')
  vi.useRealTimers()
  await genesys.settled()
  expect(await answer).toMatchObject({ statusCode: 0 })
})

test('a real pause goes on, on fake timers that came meanwhile', async () => {
  const receiver = receiverAnswering(500)
  const { genesys } = mockWithServer({ profiles, push: { retries: 1, retryDelay: 5_000 } }, receiver.handler)
  await start(genesys)
  genesys.scheduler.runNext()
  await vi.waitUntil(() => receiver.received.length === 1)
  vi.useFakeTimers()
  await genesys.advance(5_001)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 2 }])
})

describe('where the fake timers have another date', () => {
  test('a real receiver has its time all the same', async () => {
    const { url } = await startReceiver()
    vi.useFakeTimers({ now: 0 })
    const { genesys } = mockWithServer({ profiles: [sayingProfile('default', url, 'one')] })
    await start(genesys)
    vi.advanceTimersByTime(1_000)
    vi.useRealTimers()
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered' }])
  })

  test('so has a wait', async () => {
    vi.useFakeTimers({ now: 0 })
    const genesys = mockAlone({ profiles: [{ profile: 'default', settings: { chat: {} } }] })
    const { chatId } = await start(genesys)
    const eva = await genesys.agent(chatId, { nickname: 'Eva' }).join()
    const waiting = genesys.waitFor.message('late', { timeout: 4_000 })
    vi.useRealTimers()
    setTimeout(() => void eva.say('late'), 100)
    expect(await waiting).toMatchObject({ text: 'late' })
  })

  test('an answer that is held back in real time is given on them', async () => {
    const genesys = mockAlone()
    const { chatId, secureKey } = await start(genesys)
    genesys.faults.add({ operation: 'send', delay: 60_000 })
    const answer = callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    await vi.waitUntil(() => genesys.requests.last('send'))
    vi.useFakeTimers({ now: 0 })
    await genesys.advance(60_000)
    expect(await answer).toMatchObject({ statusCode: 0 })
  })
})

test('a wait in real time ends in real time, whatever fake timers come', async () => {
  const genesys = mockAlone()
  await start(genesys)
  const waiting = genesys.waitFor.message('never', { timeout: 200 }).catch(({ code }) => code)
  await vi.waitUntil(() => genesys.requests.last())
  vi.useFakeTimers()
  await start(genesys)
  expect(await waiting).toBe('WAIT_TIMED_OUT')
})

test('a wait goes on when all fake timers are cleared', async () => {
  vi.useFakeTimers({ now: 0 })
  const genesys = mockAlone({ profiles: [sayingProfile('default', url, 'one', 'two')] })
  await start(genesys)
  const stop = genesys.on('event', () => {
    stop()
    vi.clearAllTimers()
  })
  // Clearing sets the date back to where it began, and a transcript does not follow.
  expect(await genesys.waitFor.message('two')).toMatchObject({ utcTime: 1_000 })
  expect(Date.now()).toBe(1_000)
})

test('what a wait has given up on happens on the fake timers that come next', async () => {
  vi.useFakeTimers()
  const genesys = mockAlone({ advanceTimers: () => {} })
  const { chatId } = await start(genesys)
  await expect(genesys.waitFor.push('never')).rejects.toMatchObject({ code: 'WAIT_TIMED_OUT' })
  vi.useFakeTimers()
  await genesys.settled()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
})
