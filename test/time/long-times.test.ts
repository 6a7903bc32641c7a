import { expect, test, vi } from 'vitest'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { receiverAnswering, url } from '../push/failing-receiver'

// No timer of a process waits longer than 24.8 days.
const day = 86_400_000

test('a wait may be longer than a timer can be', async () => {
  vi.useFakeTimers({ now: 0 })
  const profile = sayingProfile('default', url, 'one', 'two')
  for (const message of profile.settings.chat.autoMessages) message.timeout = (20 * day) / 1_000
  const genesys = mockAlone({ profiles: [profile] })
  await start(genesys)
  const found = await genesys.waitFor.message('two', { timeout: 60 * day })
  expect(found.utcTime).toBe(40 * day)
})

test('so may the pause before a push is tried again', async () => {
  vi.useFakeTimers({ now: 0 })
  const receiver = receiverAnswering(500)
  const push = { retries: 1, retryDelay: 30 * day }
  const { genesys } = mockWithServer(
    { profiles: [sayingProfile('default', url, 'one')], push },
    receiver.handler,
  )
  await start(genesys)
  await genesys.advance(30 * day + 999)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'pending', attempts: 1 }])
  await genesys.advance(1)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 2 }])
})
