import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from './find-chromium'

const root = fileURLToPath(new URL('..', import.meta.url))
const executablePath = findChromium()

describe.skipIf(executablePath === undefined)('the chat window, in development', () => {
  let server: ViteDevServer
  let browser: Browser
  let page: Page
  const elsewhere: string[] = []

  beforeAll(async () => {
    server = await createServer({ root, logLevel: 'error', server: { port: 0 } })
    await server.listen()
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  afterEach(async () => {
    await page.context().close()
    expect(elsewhere.splice(0)).toEqual([])
  })

  async function openPage(): Promise<void> {
    const context = await browser.newContext()
    const [url = ''] = server.resolvedUrls?.local ?? []
    context.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) elsewhere.push(request.url())
    })
    page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }
  const start = async (): Promise<void> => {
    await page.getByLabel('Your name').fill('Ana')
    await page.getByRole('button', { name: 'Start the chat' }).click()
    await page.getByText('Hello, I am Elena').waitFor()
  }
  const send = async (text: string): Promise<void> => {
    await page.getByLabel('Your message').fill(text)
    await page.getByRole('button', { name: 'Send' }).click()
  }

  /** What stands in the way of somebody who needs a keyboard, a screen reader or contrast. */
  const barriers = async (): Promise<unknown> => {
    await page.evaluate(axe.source)
    const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run('main'))
    return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }

  test('has a conversation, in which the agent is seen typing, to its end, and everybody can use it', async () => {
    await openPage()
    expect(await barriers()).toEqual([])
    await start()
    await send('Is anybody there?')
    await page.getByText('Elena is typing …').waitFor()
    await page.getByText('You said: Is anybody there?').waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await barriers()).toEqual([])
    }
    await page.getByRole('button', { name: 'End the chat' }).click()
    await page.getByText('The chat has ended.').waitFor()
    await page.getByRole('button', { name: 'Start another chat' }).click()
    await page.getByLabel('Your name').waitFor()
  }, 30_000)

  test('goes on in the middle of the chat after a reload', async () => {
    await openPage()
    await start()
    await send('Before the reload')
    await page.locator('.mine', { hasText: 'Before the reload' }).waitFor()
    await page.reload()
    await page.getByText('You said: Before the reload').waitFor()
    await send('After the reload')
    await page.getByText('You said: After the reload').waitFor()
  }, 30_000)

  test('says what went wrong, and lets the visitor try again', async () => {
    await openPage()
    await start()
    const fault = { operation: 'send', times: 1, respond: { http: 503 } }
    await page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json' }
      await fetch('/genesys/2/mock/faults', { method: 'POST', headers, body: JSON.stringify(body) })
    }, fault)
    await send('Hello?')
    await page.getByRole('alert').filter({ hasText: 'Please try again.' }).waitFor()
    expect(await page.getByLabel('Your message').inputValue()).toBe('Hello?')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('You said: Hello?').waitFor()
  }, 30_000)
})

test('the build for production knows nothing of the mock', () => {
  const files = readdirSync(`${root}/dist`, { recursive: true, encoding: 'utf8' })
  expect(files).toContain('index.html')
  const texts = files
    .filter((file) => /\.(js|html)$/.test(file))
    .map((file) => readFileSync(`${root}/dist/${file}`, 'utf8'))
  expect(texts.filter((text) => /mockServiceWorker|genesys\/2\/mock|aura-mocks/.test(text))).toEqual([])
  expect(files.filter((file) => file.includes('mockServiceWorker'))).toEqual([])
})
