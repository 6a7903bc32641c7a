import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/mock-page.ts')
})
afterAll(() => server.close())

const began = Date.parse('2024-12-25T12:00Z')
const eve = Date.parse('2024-12-24T23:00Z')

async function openWithClock(): Promise<Page> {
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  await page.clock.install({ time: began })
  await page.clock.pauseAt(began + 1_000)
  return page
}

/** Starts a chat in the page, which keeps its mock. */
const startChat = async (): Promise<void> => {
  const genesys = mockPage.createGenesysMock()
  const body = new URLSearchParams({ nickname: 'Ana' })
  await genesys.fetch(new Request('/genesys/2/chat/aura', { method: 'POST', body }))
  Object.assign(globalThis, { count: () => genesys.sessions.last()?.messages.length, genesys })
}
const count = () => Reflect.get(globalThis, 'count')()

describe("under Playwright's page.clock", () => {
  test.each([
    ['earlier', eve],
    ['a second earlier', began],
    ['later', began + 365 * 86_400_000],
  ])('a chat goes on when the date is set %s', async (_, date) => {
    const page = await openWithClock()
    await page.evaluate(startChat)
    await page.clock.setSystemTime(date)
    await page.clock.runFor(2_500)
    expect(await page.evaluate(count)).toBe(3)
    await page.clock.runFor(2_500)
    expect(await page.evaluate(count)).toBe(6)
  })

  test('or is fixed', async () => {
    const page = await openWithClock()
    await page.evaluate(startChat)
    await page.clock.setFixedTime(eve)
    await page.clock.runFor(5_000)
    expect(await page.evaluate(count)).toBe(6)
  })

  test('a clock that is installed in the middle of a chat takes over', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(startChat)
    await page.clock.install({ time: eve })
    await page.clock.pauseAt(eve + 1_000)
    await page.evaluate(() => Reflect.get(globalThis, 'genesys').settled())
    await page.clock.runFor(5_000)
    expect(await page.evaluate(count)).toBe(6)
  })

  test('a wait in the page that nobody advances says so, instead of hanging', async () => {
    const page = await openWithClock()
    await page.evaluate(startChat)
    const message = await page.evaluate(() =>
      Reflect.get(globalThis, 'genesys')
        .waitFor.message('never')
        .catch((error: Error) => error.message),
    )
    expect(message).toMatch(/^Failed to advance the clock: the timers are faked, and nothing says how/)
  })
})
