import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../open-chromium'
import { type PageServer, servePage } from '../serve-page'
import { eventually } from './open-console'

// The element in a page of somebody else's.

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/console-page.ts')
})
afterAll(() => server.close())

async function openPage(): Promise<Page> {
  const { openTab } = await openChromium()
  return openTab(server.origin)
}

test('a console that is moved in the page goes on where it was', async () => {
  const page = await openPage()
  const [first = ''] = await page.evaluate(async () => {
    const { mock, chatIds } = await consolePage.mockWithChats(2)
    consolePage.dock({ mock })
    return chatIds
  })
  const shown = page.locator('[aria-current="true"]')
  await page.getByRole('button', { name: first }).click()
  await eventually(() => shown.getAttribute('data-chat-id')).toBe(first)
  await page.evaluate(() => document.body.prepend(document.querySelector('genesys-console') ?? ''))
  await page.getByRole('status').filter({ hasText: 'live' }).waitFor()
  expect(await shown.getAttribute('data-chat-id')).toBe(first)
})

test('a console that is taken out of the page asks nothing any more', async () => {
  const page = await openPage()
  await page.clock.install()
  const counted = await page.evaluateHandle(async () => {
    const { mock, startChat } = await consolePage.mockWithChats(1)
    const asked: string[] = []
    const fetch = (request: Request) => {
      asked.push(request.url)
      return mock.fetch(request)
    }
    consolePage.dock({ mock: { fetch } })
    return { asked, startChat }
  })
  await page.getByRole('log').waitFor()
  await page.evaluate(() => document.querySelector('genesys-console')?.remove())
  await page.clock.runFor(1_000)
  await counted.evaluate(async ({ asked, startChat }) => {
    asked.length = 0
    await startChat()
  })
  await page.clock.runFor(10_000)
  expect(await counted.evaluate(({ asked }) => asked)).toEqual([])
})

test.each([
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['null', 'null'],
  ['a page', '<!doctype html>'],
])('a server that answers %s to everything is no mock, and the console says so', async (_, body) => {
  const page = await openPage()
  await page.evaluate((answer) => {
    consolePage.dock({ mock: { fetch: async () => new Response(answer) } })
  }, body)
  await page.getByRole('alert').filter({ hasText: "is not a mock's" }).waitFor()
})

test('an address that is none is named', async () => {
  const page = await openPage()
  await page.evaluate(() => void consolePage.dock({ baseUrl: 'http://[' }))
  await page.getByRole('alert').filter({ hasText: 'http://[' }).waitFor()
})

test('without the attribute, the address is the page’s own again', async () => {
  const page = await openPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.evaluate(async () => {
    const genesysConsole = consolePage.dock({ baseUrl: '/elsewhere' })
    genesysConsole.setAttribute('base-url', '/somewhere')
    await new Promise((resolve) => setTimeout(resolve))
    genesysConsole.removeAttribute('base-url')
  })
  await eventually(() => asked).toContain(`${server.origin}/genesys/2/mock/scheduler`)
  expect(asked.filter((url) => url.includes('null'))).toEqual([])
})

test('two consoles in a page show a mock each, of which one has an address', async () => {
  const page = await openPage()
  const chatIds = await page.evaluate(async () => {
    const one = await consolePage.mockWithChats(1)
    const other = await consolePage.mockWithChats(1, { baseUrl: 'http://genesys.test/api', seed: 2 })
    consolePage.dock({ mock: one.mock })
    consolePage.dock({ mock: other.mock, baseUrl: 'http://genesys.test/api' })
    return [...one.chatIds, ...other.chatIds]
  })
  const consoles = page.locator('genesys-console')
  for (const [at, chatId] of chatIds.entries()) {
    await consoles.nth(at).getByRole('button', { name: chatId }).waitFor()
  }
})

test('another mock takes the place of the first, also before the element is known', async () => {
  const page = await openPage()
  await page.evaluate(async () => {
    const one = await consolePage.mockWithChats(1)
    const genesysConsole = document.createElement('genesys-console')
    genesysConsole.mock = one.mock
    document.body.append(genesysConsole)
    consolePage.defineGenesysConsole()
  })
  await page.locator('[data-chat-id]').waitFor()
  const chatIds = await page.evaluate(async () => {
    const other = await consolePage.mockWithChats(2, { seed: 2 })
    const genesysConsole = document.querySelector('genesys-console')
    if (genesysConsole) genesysConsole.mock = other.mock
    return other.chatIds
  })
  for (const chatId of chatIds) await page.getByRole('button', { name: chatId }).waitFor()
  await eventually(() => page.locator('[data-chat-id]').count()).toBe(2)
})
