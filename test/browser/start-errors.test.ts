import { afterEach, describe, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, type PageServerOptions, servePage } from './serve-page'

const servers: PageServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function openPage(answer?: PageServerOptions['answer'], origin: 'origin' | 'otherOrigin' = 'origin') {
  const server = await servePage('test/browser/pages/worker-page.ts', answer && { answer })
  servers.push(server)
  const { openTab } = await openChromium()
  return openTab(server[origin])
}

/** Answers for the worker's script. */
const insteadOfScript =
  (status: number, type: string, body: string): NonNullable<PageServerOptions['answer']> =>
  (request, response) => {
    if (request.url !== '/mockServiceWorker.js') return false
    response.writeHead(status, { 'content-type': type }).end(body)
    return true
  }

const remedy =
  'Run `npx msw init <public folder> --save`, or say with the option workerUrl where the script is.'

describe('a worker that can not start', () => {
  test.each([
    [
      'because its script is not there',
      insteadOfScript(404, 'text/plain', 'not found'),
      `GenesysMockError: Failed to start the mock in this page: /mockServiceWorker.js is answered HTTP 404. ${remedy}`,
    ],
    [
      'because the server answers all it does not know with a page',
      insteadOfScript(200, 'text/html', '<!doctype html>'),
      'GenesysMockError: Failed to start the mock in this page: /mockServiceWorker.js is a page (text/html), ' +
        `as of a server that answers all it does not know with one. ${remedy}`,
    ],
    [
      'because its script is broken',
      insteadOfScript(200, 'text/javascript', 'const {'),
      expect.stringMatching(
        /^GenesysMockError: Failed to start the mock in this page: the worker at \/mockServiceWorker.js did not start: /,
      ),
    ],
  ])('%s is said, and nothing is left running', async (_, answer, message) => {
    const page = await openPage(answer)
    const { WebSocket: before } = await page.evaluate(() => ({ WebSocket: String(WebSocket) }))
    expect(await page.evaluate(() => workerPage.failure({ share: true }))).toEqual(message)
    expect(await page.evaluate(() => String(WebSocket))).toBe(before)
    expect(await page.evaluate(async () => (await navigator.locks.query()).held)).toEqual([])
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  })

  test('can start when what was missing is there', async () => {
    let isThere = false
    const page = await openPage((request, response) => {
      if (isThere || request.url !== '/mockServiceWorker.js') return false
      response.writeHead(404).end()
      return true
    })
    expect(await page.evaluate(() => workerPage.failure())).toContain('HTTP 404')
    isThere = true
    expect(await page.evaluate(() => workerPage.failure())).toBeUndefined()
    await page.evaluate(() => workerPage.startChat())
    expect(await page.evaluate(() => workerPage.nicknames())).toEqual(['Ana'])
  })

  test('keeps the cause of another failure', async () => {
    const page = await openPage()
    const failure = await page.evaluate(async () => {
      navigator.serviceWorker.register = () => Promise.reject(new Error('It does not want to.'))
      try {
        await workerPage.start()
        return undefined
      } catch (error) {
        return error instanceof Error && [error.message, String(error.cause)]
      }
    })
    expect(failure).toEqual([
      expect.stringContaining('It does not want to'),
      expect.stringContaining('It does not want to.'),
    ])
  })

  test('because nothing answers for its script is said', async () => {
    const page = await openPage((request, response) => {
      if (request.url === '/mockServiceWorker.js') response.destroy()
      return request.url === '/mockServiceWorker.js'
    })
    expect(await page.evaluate(() => workerPage.failure())).toBe(
      'GenesysMockError: Failed to start the mock in this page: /mockServiceWorker.js can not be reached. ' +
        'See whether the server of the page still runs.',
    )
  })

  test('because the page is no secure context is said', async () => {
    const page = await openPage(undefined, 'otherOrigin')
    const { origin } = new URL(page.url())
    expect(await page.evaluate(() => workerPage.failure())).toBe(
      `GenesysMockError: Failed to start the mock in this page: ${origin} is no secure context, and only such pages may have a service worker. ` +
        'Open the page as http://localhost, or serve it by https.',
    )
  })
})

/** Has the server serve all it has below `/app/`, too. */
const below: NonNullable<PageServerOptions['answer']> = (request) => {
  request.url = request.url?.replace(/^\/app\//, '/') ?? '/'
  return false
}

test('workerUrl says where the script is', async () => {
  const page = await openPage(below)
  await page.goto(new URL('/app/', page.url()).href)
  const workerUrl = '/app/mockServiceWorker.js'
  expect(await page.evaluate((url) => workerPage.failure({ workerUrl: url }), workerUrl)).toBeUndefined()
  expect(await page.evaluate(() => workerPage.startChat())).toHaveProperty('chatId')
})

test('a worker that does not reach this page is no worker for it', async () => {
  const page = await openPage(below)
  const { origin } = new URL(page.url())
  const workerUrl = '/app/mockServiceWorker.js'
  expect(await page.evaluate((url) => workerPage.failure({ workerUrl: url }), workerUrl)).toBe(
    `GenesysMockError: Failed to start the mock in this page: the worker at /app/mockServiceWorker.js reaches pages below ${origin}/app/ only, not ${origin}/. ` +
      "Put its script into the folder of this page, or above, as the application's public folder is.",
  )
})

test("a script that is not MSW's worker is given up after a while", async () => {
  const page = await openPage(insteadOfScript(200, 'text/javascript', 'addEventListener("fetch", () => {})'))
  const failure = await page.evaluate(() => {
    AbortSignal.timeout = () => {
      const controller = new AbortController()
      void navigator.serviceWorker.ready.then(() => controller.abort())
      return controller.signal
    }
    return workerPage.failure()
  })
  expect(failure).toContain(
    "the worker at /mockServiceWorker.js did not start: it did not answer within 10000 ms, as MSW's own does",
  )
})
