import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/mock-page.ts')
})
afterAll(() => server.close())

test('a mock in a page tells no other page of its rows', async () => {
  const { openTab } = await openChromium()
  const [one, other] = [await openTab(server.origin), await openTab(server.origin)]
  const countSessions = () => mockPage.createGenesysMock().sessions.list().length
  await other.evaluate(() => {
    globalThis.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        document.title = `opened ${name}`
      }
    }
  })
  await other.evaluate(countSessions)
  const started = await one.evaluate(async () => {
    const genesys = mockPage.createGenesysMock()
    const body = new URLSearchParams({ nickname: 'Ana' })
    await genesys.fetch(new Request('/genesys/2/chat/aura', { method: 'POST', body }))
    return genesys.sessions.list().length
  })
  expect(started).toBe(1)
  expect(await other.evaluate(countSessions)).toBe(0)
  expect(await other.title()).toBe('test')
})
