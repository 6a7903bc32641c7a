import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
let hook: string
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts', {
    answer(request, response) {
      if (request.url !== '/report.csv') return false
      response.writeHead(200, { 'content-disposition': 'attachment', 'content-type': 'text/csv' }).end('a,b')
      return true
    },
  })
  hook = server.otherOrigin.replace('page.test', 'hooks.test')
})
afterAll(() => server.close())
beforeEach(() => void server.arrived.splice(0))

/** Starts the mock in a page, which keeps its state, with an agent that goes on talking. */
const startTalking = async (pushUrl: string): Promise<void> => {
  const { genesys } = await workerPage.start({ persist: true })
  const chat = { pushUrl }
  genesys.profiles.set({ profile: 'default', settings: { chat } })
  if (genesys.sessions.keys().length === 0) await workerPage.startChat()
  const chatId = genesys.sessions.keys()[0] ?? ''
  const ana = genesys.agent(chatId, { nickname: 'Ana' })
  await ana.join().catch(() => {})
  const talk = (): void => {
    for (let line = 0; line < 5; line += 1) void ana.say(`line ${line}`)
    setTimeout(talk, 1)
  }
  talk()
}

test('no push leaves a page that is reloaded while pushes are under way', async () => {
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  const pushed = new Set<number>()
  for (let reload = 0; reload < 30; reload += 1) {
    await page.evaluate(startTalking, `${hook}/push`)
    pushed.add(await page.evaluate(() => workerPage.worker.genesys.pushes.all().length))
    await page.evaluate(() => workerPage.worker.forget())
    await page.reload()
  }
  expect(pushed.size).toBeGreaterThan(1)
  expect(server.arrived.filter(({ url }) => url.startsWith(hook))).toEqual([])
})

describe('a page that is not left after all', () => {
  async function openStarted(): Promise<Page> {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(() => workerPage.start().then(() => {}))
    return page
  }
  const click = (page: Page, href: string, attributes = '') =>
    page.evaluate(
      ([to, more]) => {
        document.body.innerHTML = `<a id="link" href="${to}" ${more}>leave</a>`
        document.getElementById('link')?.click()
      },
      [href, attributes],
    )
  const left = (page: Page) =>
    page.evaluate(
      () => new Promise((resolve) => addEventListener('beforeunload', () => resolve(true), { once: true })),
    )
  /** What the page's own fetch of the mock is answered: 404 is the network. */
  const isAnswered = (page: Page) =>
    expect
      .poll(() => page.evaluate(async () => (await fetch('/genesys/2/mock/health')).status), {
        timeout: 10_000,
      })
      .toBe(200)

  test.each([
    ['a mailto: link', 'mailto:ana@example.com'],
    ['a tel: link', 'tel:+34123'],
    ['a link that is answered as an attachment', '/report.csv'],
  ])('is still answered by the mock: %s', async (_, href) => {
    const page = await openStarted()
    const leaving = left(page)
    await click(page, href)
    await leaving
    await isAnswered(page)
    await page.evaluate(() => workerPage.startChat())
    expect(await page.evaluate(() => workerPage.warnings)).toEqual([])
  })

  test('is still answered by the mock: a "Leave page?" that is cancelled', async () => {
    const page = await openStarted()
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
    // The browser asks only in a page that somebody has touched.
    await page.mouse.click(10, 10)
    page.on('dialog', (dialog) => void dialog.dismiss())
    const leaving = left(page)
    await click(page, '/elsewhere')
    await leaving
    await isAnswered(page)
    expect(await page.evaluate(() => workerPage.warnings)).toEqual([])
  })

  test('warns when the worker can not be activated again', async () => {
    const page = await openStarted()
    await page.evaluate(() => {
      Object.defineProperty(navigator.serviceWorker, 'controller', { value: null })
    })
    await click(page, 'mailto:ana@example.com')
    await expect
      .poll(() => page.evaluate(() => workerPage.warnings), { timeout: 10_000 })
      .toEqual([expect.stringMatching(/^Failed to activate the worker again .* Reload the page\.$/)])
  })
})
