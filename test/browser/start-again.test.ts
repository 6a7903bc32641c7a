import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts')
})
afterAll(() => server.close())

async function openPage(): Promise<Page> {
  const { openTab } = await openChromium()
  return openTab(server.origin)
}

describe('a second start in a page', () => {
  test('takes the place of the first, whose chats are gone, and says so', async () => {
    const page = await openPage()
    const seen = await page.evaluate(async () => {
      const first = await workerPage.start()
      await workerPage.startChat('Ana')
      await workerPage.start()
      await workerPage.startChat('Bea')
      const afterwards = await first.fetch(new Request('/genesys/2/mock/sessions')).catch(String)
      return { afterwards, nicknames: await workerPage.nicknames(), warnings: workerPage.warnings }
    })
    expect(seen.nicknames).toEqual(['Bea'])
    expect(seen.afterwards).toContain('has been disposed of')
    expect(seen.warnings).toEqual([
      'setupGenesysWorker() was called again in this page. The mock of the call before was stopped, and its chats are ' +
        'gone. If that was a hot reload, persist: true keeps the chats. If not, call it once and pass on what it returns.',
    ])
  })

  test.each([{ persist: true }, { share: true }])(
    'keeps the chats with %j, without a warning',
    async (options) => {
      const page = await openPage()
      const seen = await page.evaluate(async (given) => {
        for (const nickname of ['Ana', 'Bea', 'Cleo']) {
          await workerPage.start(given)
          await workerPage.startChat(nickname)
        }
        return { nicknames: await workerPage.nicknames(), warnings: workerPage.warnings }
      }, options)
      expect(seen).toEqual({ nicknames: ['Ana', 'Bea', 'Cleo'], warnings: [] })
    },
  )

  test('keeps a mock that was made before, and has the second take its pushes', async () => {
    const page = await openPage()
    const seen = await page.evaluate(async () => {
      const { http, HttpResponse, createGenesysMock } = workerPage
      const mock = createGenesysMock({ push: { url: 'https://hooks.test/push' } })
      const heard: string[] = []
      for (const name of ['first', 'second']) {
        const take = () => {
          heard.push(name)
          return new HttpResponse(null, { status: 204 })
        }
        await workerPage.start({ mock, handlers: [http.post('https://hooks.test/push', take)] })
        const { chatId } = await workerPage.startChat(name)
        await mock.agent(chatId).join()
        await mock.settled()
      }
      const nicknames = mock.sessions.list().map(({ nickname }) => nickname)
      return { nicknames, heard, warnings: workerPage.warnings }
    })
    expect(seen.nicknames).toEqual(['first', 'second'])
    expect(seen.heard).toEqual([...seen.heard].sort())
    expect(new Set(seen.heard)).toEqual(new Set(['first', 'second']))
    expect(seen.warnings).toEqual([])
  })

  test('waits for a first that is still starting, and the requests are answered once', async () => {
    const page = await openPage()
    const nicknames = await page.evaluate(async () => {
      await Promise.all([workerPage.start(), workerPage.start(), workerPage.start()])
      await workerPage.startChat('Ana')
      return workerPage.nicknames()
    })
    expect(nicknames).toEqual(['Ana'])
  })

  test('works after a first that failed', async () => {
    const page = await openPage()
    const seen = await page.evaluate(async () => {
      const [failure] = await Promise.all([
        workerPage.failure({ workerUrl: '/nothing-here.js' }),
        workerPage.start(),
      ])
      await workerPage.startChat('Ana')
      return { failure, nicknames: await workerPage.nicknames(), warnings: workerPage.warnings }
    })
    expect(seen).toEqual({ failure: expect.stringContaining('HTTP 404'), nicknames: ['Ana'], warnings: [] })
  })

  test('leaves the page to the second when the first is stopped late', async () => {
    const page = await openPage()
    const nicknames = await page.evaluate(async () => {
      const first = await workerPage.start()
      await workerPage.start()
      first.stop()
      await workerPage.startChat('Ana')
      return workerPage.nicknames()
    })
    expect(nicknames).toEqual(['Ana'])
  })
})
