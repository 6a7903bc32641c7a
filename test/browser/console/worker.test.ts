import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../open-chromium'
import { type PageServer, servePage } from '../serve-page'
import { eventually } from './open-console'

// The console beside `setupGenesysWorker`, which is given its mock or its worker.

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts')
})
afterAll(() => server.close())

const chatsShown = (page: Page) => page.locator('genesys-console [data-chat-id]').count()

describe('in a tab that shares a mock which another tab holds, the console', () => {
  test.each(['genesys', 'worker'] as const)('given the %s shows the chats of all tabs', async (which) => {
    const { openTab } = await openChromium()
    const holder = await openTab(server.origin)
    const other = await openTab(server.origin)
    for (const page of [holder, other]) {
      await page.evaluate(async (name) => {
        const worker = await workerPage.start({ share: true })
        workerPage.dock({ mock: name === 'genesys' ? worker.genesys : worker })
      }, which)
    }
    await holder.evaluate(() => workerPage.startChat('Ana'))
    await other.evaluate(() => workerPage.startChat('Bea'))
    for (const page of [holder, other]) await eventually(() => chatsShown(page)).toBe(2)
    await holder.close({ runBeforeUnload: true })
    await other.evaluate(() => workerPage.startChat('Cleo'))
    await eventually(() => chatsShown(other)).toBe(3)
  })

  test('shows them with a mock that was made before', async () => {
    const { openTab } = await openChromium()
    const holder = await openTab(server.origin)
    const other = await openTab(server.origin)
    for (const page of [holder, other]) {
      await page.evaluate(async () => {
        const mock = workerPage.createGenesysMock()
        await workerPage.start({ share: true, mock })
        workerPage.dock({ mock })
      })
    }
    await holder.evaluate(() => workerPage.startChat('Ana'))
    for (const page of [holder, other]) await eventually(() => chatsShown(page)).toBe(1)
  })

  test('a mock that was given is its own again when the worker is stopped', async () => {
    const { openTab } = await openChromium()
    const holder = await openTab(server.origin)
    const other = await openTab(server.origin)
    await holder.evaluate(() => workerPage.start({ share: true }).then(() => {}))
    await holder.evaluate(() => workerPage.startChat('Ana'))
    const counts = await other.evaluate(async () => {
      const mock = workerPage.createGenesysMock()
      const worker = await workerPage.start({ share: true, mock })
      const count = async () => {
        const response = await mock.fetch(new Request('/genesys/2/mock/sessions/keys'))
        const keys: string[] = response ? await response.json() : []
        return keys.length
      }
      const shared = await count()
      worker.stop()
      return [shared, await count()]
    })
    expect(counts).toEqual([1, 0])
  })
})

describe('with a mock that has an address, the console', () => {
  const baseUrl = 'https://gms.example/api'

  test.each(['genesys', 'worker'] as const)('given the %s finds it without being told', async (which) => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(
      async ([url, name]) => {
        const worker = await workerPage.start({ baseUrl: `${url}/` })
        workerPage.dock({ mock: name === 'genesys' ? worker.genesys : worker })
        const body = new URLSearchParams({ nickname: 'Ana' })
        await fetch(`${url}/genesys/2/chat/aura`, { method: 'POST', body })
      },
      [baseUrl, which] as const,
    )
    await eventually(() => chatsShown(page)).toBe(1)
  })

  test.each([
    ['given another address', 'http://elsewhere.example', 'is not where this mock is'],
    ['without a mock', '', 'HTTP 404 from'],
  ])('%s says what to set', async (_, consoleUrl, reason) => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(
      async ([url, consoleUrl]) => {
        const { genesys } = await workerPage.start({ baseUrl: url })
        workerPage.dock(consoleUrl === '' ? {} : { mock: genesys, baseUrl: consoleUrl })
      },
      [baseUrl, consoleUrl] as const,
    )
    const alert = page.getByRole('alert').filter({ hasText: reason })
    await alert.waitFor()
    expect(await alert.textContent()).toContain('Set baseUrl of the console to the baseUrl of the mock')
  })
})
