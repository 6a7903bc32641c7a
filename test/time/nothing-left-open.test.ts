import { createHook } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createGenesysMock, manualClock } from '../../src/index'

/** How many of a mock's own asynchronous resources have been begun, and not ended. */
function countOpen(): () => Promise<number> {
  const open = new Set<number>()
  const hook = createHook({
    init: (id, type) => void (type === 'GenesysMock' && open.add(id)),
    destroy: (id) => void open.delete(id),
  }).enable()
  onTestFinished(() => void hook.disable())
  return async () => {
    // Ends are told in the next turn.
    await setImmediate()
    return open.size
  }
}

async function startedMock() {
  const genesys = createGenesysMock({ clock: manualClock() })
  const body = new URLSearchParams({ nickname: 'Ana' })
  await genesys.fetch(new Request('http://localhost/genesys/2/chat/aura', { method: 'POST', body }))
  return genesys
}

test('what is still to happen leaves nothing open when it has happened, for tools that look for that', async () => {
  const open = countOpen()
  const genesys = await startedMock()
  expect(await open()).toBe(5)
  await genesys.advance(2_000)
  expect(await open()).toBe(3)
  genesys.scheduler.cancel(genesys.scheduler.pending()[0]?.id ?? '')
  expect(await open()).toBe(2)
  genesys.reset()
  expect(await open()).toBe(0)
})

test('what a snapshot brings back is open once', async () => {
  const open = countOpen()
  const genesys = await startedMock()
  genesys.restore(genesys.snapshot())
  expect(await open()).toBe(5)
  genesys.dispose()
  expect(await open()).toBe(0)
})
