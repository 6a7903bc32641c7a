import { expect, test, vi } from 'vitest'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { receiverAnswering, url } from '../push/failing-receiver'

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
