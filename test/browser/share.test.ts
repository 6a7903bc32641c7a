import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChromiumUser, openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts')
})
afterAll(() => server.close())

const start = (): Promise<void> => workerPage.start({ share: true }).then(() => {})
const nicknames = (page: Page): Promise<string[]> => page.evaluate(() => workerPage.nicknames())
const startChat = (page: Page, nickname: string) =>
  page.evaluate((name) => workerPage.startChat(name), nickname)
/** How many chats the mock in this tab knows: none, unless it is the holder. */
const chatsHere = (page: Page): Promise<number> =>
  page.evaluate(() => workerPage.worker.genesys.sessions.keys().length)
const becomesHolder = (page: Page) =>
  page.waitForFunction(() => workerPage.worker.genesys.sessions.keys().length > 0)

async function openTabs({ openTab }: ChromiumUser, count: number): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 0; number < count; number += 1) {
    const page = await openTab(server.origin)
    await page.evaluate(start)
    pages.push(page)
  }
  return pages
}

async function openTwo(): Promise<[Page, Page]> {
  const [holder, other] = await openTabs(await openChromium(), 2)
  if (!holder || !other) throw new Error('There are no two tabs.')
  return [holder, other]
}

describe('tabs that share a mock', () => {
  test('see the same chats, which one of them holds', async () => {
    const pages = await openTabs(await openChromium(), 3)
    for (const [index, page] of pages.entries()) await startChat(page, `Ana ${index}`)
    for (const page of pages) expect(await nicknames(page)).toEqual(['Ana 0', 'Ana 1', 'Ana 2'])
    expect(await Promise.all(pages.map(chatsHere))).toEqual([3, 0, 0])
  })

  test('upload and download files by each other, byte by byte', async () => {
    const [, other] = await openTwo()
    const bytes = await other.evaluate(async () => {
      const { genesys } = workerPage.worker
      const { chatId, secureKey } = await workerPage.startChat()
      const agent = { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined' }
      await fetch(`/genesys/2/mock/chat/aura/${chatId}/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(agent),
      })
      const body = new FormData()
      body.append('secureKey', secureKey)
      body.append('file', new File([new Uint8Array([0, 255, 128, 10])], 'a.pdf', { type: 'application/pdf' }))
      const uploaded = await (
        await fetch(`/genesys/2/chat/aura/${chatId}/file`, { method: 'POST', body })
      ).json()
      const path = `chat/aura/${chatId}/file/${uploaded.userData['file-id']}/download`
      const download = await fetch(`/genesys/2/${path}`, {
        method: 'POST',
        body: new URLSearchParams({ secureKey }),
      })
      return [genesys.sessions.keys().length, ...new Uint8Array(await download.arrayBuffer())]
    })
    expect(bytes).toEqual([0, 0, 255, 128, 10])
  })

  test('follow the live feed of the holder, and the holder stops telling one that has gone', async () => {
    const [holder, other] = await openTwo()
    await other.evaluate(async () => {
      const feed = new EventSource('/genesys/2/mock/events')
      feed.addEventListener('session', ({ data }) => {
        document.title += ` ${JSON.parse(data).session.nickname}`
      })
      await new Promise((resolve) => feed.addEventListener('open', resolve))
    })
    await startChat(holder, 'Ana')
    await startChat(other, 'Bea')
    await other.waitForFunction(() => document.title.endsWith('Ana Bea'))
    await holder.evaluate(() => {
      new BroadcastChannel('aura-mocks-genesys-api').onmessage = () => {}
      const { postMessage } = BroadcastChannel.prototype
      BroadcastChannel.prototype.postMessage = function (message) {
        if (message.kind === 'more') document.title += ' told'
        postMessage.call(this, message)
      }
    })
    await other.goto('about:blank')
    await holder.evaluate(async () => {
      document.title = ''
      await workerPage.startChat('Cleo')
      await workerPage.startChat('Dora')
    })
    expect(await holder.title()).toBe('')
  })

  test.each(['closes', 'is reloaded', 'stops'])('go on where they were when the holder %s', async (end) => {
    const [holder, other] = await openTwo()
    await startChat(holder, 'Ana')
    await startChat(other, 'Bea')
    if (end === 'closes') await holder.close({ runBeforeUnload: true })
    if (end === 'is reloaded') await holder.reload()
    if (end === 'stops') await holder.evaluate(() => workerPage.worker.stop())
    await becomesHolder(other)
    await startChat(other, 'Cleo')
    expect(await nicknames(other)).toEqual(['Ana', 'Bea', 'Cleo'])
    if (end !== 'is reloaded') return
    await holder.evaluate(start)
    expect(await nicknames(holder)).toEqual(['Ana', 'Bea', 'Cleo'])
    expect(await chatsHere(holder)).toBe(0)
  })

  test('lose nothing in twenty changes of the holder', async () => {
    const [one, other] = await openTwo()
    const expected: string[] = []
    for (let turn = 0; turn < 20; turn += 1) {
      const [holder, next] = turn % 2 === 0 ? [one, other] : [other, one]
      expected.push(`Ana ${turn}`)
      await startChat(holder, `Ana ${turn}`)
      await holder.reload()
      await holder.evaluate(start)
      expect(await nicknames(next)).toEqual(expected)
    }
  })

  test('answer requests that nobody holds the mock for when somebody does', async () => {
    const [holder, other] = await openTwo()
    await startChat(holder, 'Ana')
    const [names] = await Promise.all([
      other.evaluate(() => Promise.all(Array.from({ length: 50 }, () => workerPage.nicknames()))),
      holder.reload(),
    ])
    expect(names).toEqual(Array.from({ length: 50 }, () => ['Ana']))
  })

  test('fail with 503 what the holder had begun to answer when it went, and end its feeds', async () => {
    const [holder, other] = await openTwo()
    await startChat(other, 'Ana')
    await holder.evaluate(
      () => void workerPage.worker.genesys.faults.add({ operation: 'refresh', delay: 3_600_000 }),
    )
    await other.evaluate(async () => {
      const [chat] = await (await fetch('/genesys/2/mock/sessions')).json()
      const refreshing = workerPage.call(`chat/aura/${chat.chatId}/refresh`, { secureKey: chat.secureKey })
      const feed = await fetch('/genesys/2/mock/events')
      document.title = ''
      void Promise.all([refreshing, feed.text()]).then(([answer]) => {
        document.title = JSON.stringify(answer)
      })
    })
    // What is asked after it has been answered before it.
    await nicknames(other)
    await holder.reload()
    await other.waitForFunction(() => document.title !== '')
    expect(JSON.parse(await other.evaluate(() => document.title))).toEqual({
      errors: [{ code: 503, advice: 'the tab that held the mock has gone while it answered this request' }],
    })
  })

  test('push from the tab that holds the mock, once', async () => {
    const [holder, other] = await openTwo()
    for (const page of [holder, other]) {
      await page.evaluate(() => {
        const { http, HttpResponse, worker } = workerPage
        worker.use(
          http.post('https://hooks.test/push', async ({ request }) => {
            const { messages } = JSON.parse(await request.text())
            document.title += ` ${messages[0].text}`
            return HttpResponse.json({})
          }),
        )
      })
    }
    await other.evaluate(async () => {
      const from = { type: 'Agent', nickname: 'Eva' }
      const { chatId, secureKey } = await workerPage.startChat()
      await workerPage.call(`chat/aura/${chatId}/pushUrl`, { secureKey, pushUrl: 'https://hooks.test/push' })
      await fetch(`/genesys/2/mock/chat/aura/${chatId}/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from, type: 'Message', text: 'Hello' }),
      })
    })
    await holder.waitForFunction(() => document.title.includes('Hello'))
    await holder.evaluate(() => workerPage.worker.genesys.settled())
    expect((await holder.title()).match(/Hello/g)).toHaveLength(1)
    expect(await other.title()).toBe('test')
  })

  test('forget the state when one of them says so', async () => {
    const [holder, other] = await openTwo()
    await startChat(holder, 'Ana')
    await holder.waitForFunction(() => localStorage.length === 1)
    await other.evaluate(() => workerPage.worker.forget())
    await holder.waitForFunction(() => localStorage.length === 0)
  })
})

test('fetch() of the worker answers from whichever tab holds the mock, and undefined to what is not for Genesys', async () => {
  const pages = await openTwo()
  await startChat(pages[0], 'Ana')
  for (const page of pages) {
    const answers = await page.evaluate(async () => {
      const ask = (url: string) => workerPage.worker.fetch(new Request(url))
      const sessions = await (await ask('/genesys/2/mock/sessions'))?.json()
      return [sessions[0].nickname, await ask('/elsewhere')]
    })
    expect(answers).toEqual(['Ana', undefined])
  }
})

test('without Web Locks the tabs stay apart, which is said', async () => {
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  await page.evaluate(() => Object.defineProperty(navigator, 'locks', { value: undefined }))
  await page.evaluate(start)
  await startChat(page, 'Ana')
  await page.waitForFunction(() => sessionStorage.length === 1)
  expect(await page.evaluate(() => workerPage.warnings)).toEqual([
    'Failed to share the mock: this browser has no Web Locks. Each tab has a mock of its own.',
  ])
})
