import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts')
})
afterAll(() => server.close())

const key = 'aura-mocks-genesys-api'

/** A mock of which a script says something an hour, on its own clock, from now. */
const start = async (): Promise<void> => {
  await workerPage.start({ persist: true, clock: workerPage.manualClock({ now: 0 }) })
}
const nicknames = (page: Page): Promise<string[]> => page.evaluate(() => workerPage.nicknames())
const warnings = (page: Page): Promise<string[]> => page.evaluate(() => workerPage.warnings)

async function openStarted(openTab: (url: string) => Promise<Page>): Promise<Page> {
  const page = await openTab(server.origin)
  await page.evaluate(start)
  return page
}

describe('persist: true', () => {
  test('goes on after a reload where the page was, and what was due in a second is due in a second', async () => {
    const { openTab } = await openChromium()
    const page = await openStarted(openTab)
    const chat = await page.evaluate(async () => {
      const profile = { from: { type: 'Agent' as const }, type: 'Message' as const, text: 'Late', timeout: 3 }
      workerPage.worker.genesys.profiles.set({
        profile: 'default',
        settings: { chat: { autoMessages: [profile] } },
      })
      const started = await workerPage.startChat()
      await workerPage.worker.genesys.advance(2_000)
      return started
    })
    await page.reload()
    await page.evaluate(start)
    const texts = (milliseconds: number) =>
      page.evaluate(
        async ([{ chatId, secureKey }, time]) => {
          await workerPage.worker.genesys.advance(time)
          const { messages } = await workerPage.call(`chat/aura/${chatId}/refresh`, {
            secureKey,
            transcriptPosition: '1',
          })
          return messages.flatMap(({ text }: { text?: string }) => text ?? [])
        },
        [chat, milliseconds] as const,
      )
    expect(await texts(999)).toEqual([])
    expect(await texts(1)).toEqual(['Late'])
    expect(await warnings(page)).toEqual([])
  })

  test('keeps what has happened a moment later, not only when the page goes', async () => {
    const { openTab } = await openChromium()
    const page = await openStarted(openTab)
    await page.evaluate(() => workerPage.startChat('Bea'))
    await page.waitForFunction((kept) => sessionStorage.getItem(kept)?.includes('Bea'), key)
  })

  test('writes once for much that happens together', async () => {
    const { openTab } = await openChromium()
    const page = await openStarted(openTab)
    await page.evaluate(async () => {
      const { setItem } = Storage.prototype
      Storage.prototype.setItem = function (...entry) {
        document.title += '+'
        setItem.apply(this, entry)
      }
      document.title = ''
      const { genesys } = workerPage.worker
      const body = new URLSearchParams({ nickname: 'Bea' })
      const { url } = new Request('/genesys/2/chat/aura')
      await Promise.all(
        Array.from({ length: 20 }, () => genesys.fetch(new Request(url, { method: 'POST', body }))),
      )
    })
    await page.waitForFunction(() => document.title !== '')
    expect(await page.title()).toBe('+')
  })

  test('is a state of its own in every tab, and a duplicated tab goes on by itself', async () => {
    const { openTab, context } = await openChromium()
    const [one, other] = [await openStarted(openTab), await openStarted(openTab)]
    await one.evaluate(() => workerPage.startChat('Ana'))
    await other.evaluate(() => workerPage.startChat('Bea'))
    await one.waitForFunction((kept) => sessionStorage.getItem(kept)?.includes('Ana'), key)
    const [copy] = await Promise.all([
      context.waitForEvent('page'),
      one.evaluate(() => void window.open(location.href)),
    ])
    await copy.waitForFunction(() => 'workerPage' in globalThis)
    await copy.evaluate(start)
    await copy.evaluate(() => workerPage.startChat('Cleo'))
    for (const page of [one, other, copy]) {
      await page.reload()
      await page.evaluate(start)
    }
    expect(await nicknames(one)).toEqual(['Ana'])
    expect(await nicknames(other)).toEqual(['Bea'])
    expect(await nicknames(copy)).toEqual(['Ana', 'Cleo'])
  })

  test('forget() has the next load start anew, and what happens after it is kept', async () => {
    const { openTab } = await openChromium()
    const page = await openStarted(openTab)
    // What happens after forget() is kept: here, nothing is to happen by itself.
    await page.evaluate(() => workerPage.worker.genesys.scheduler.pause())
    await page.evaluate(() => workerPage.startChat('Ana'))
    await page.evaluate(() => workerPage.worker.genesys.settled())
    await page.evaluate(() => workerPage.worker.forget())
    await page.reload()
    await page.evaluate(start)
    expect(await nicknames(page)).toEqual([])
    await page.evaluate(() => workerPage.worker.forget())
    await page.evaluate(() => workerPage.startChat('Bea'))
    await page.reload()
    await page.evaluate(start)
    expect(await nicknames(page)).toEqual(['Bea'])
  })

  test('is not what happens without it', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(() => workerPage.start().then(() => workerPage.startChat()))
    await page.reload()
    await page.evaluate(() => workerPage.start().then(() => {}))
    expect(await nicknames(page)).toEqual([])
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0)
  })

  test('keeps what differs by baseUrl apart', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    const startAt = (baseUrl: string) =>
      page.evaluate((url) => workerPage.start({ persist: true, baseUrl: url }).then(() => {}), baseUrl)
    await startAt(server.origin)
    await page.evaluate(() => workerPage.startChat())
    await page.reload()
    await startAt('https://gms.test')
    expect(await page.evaluate(() => workerPage.worker.genesys.sessions.keys())).toEqual([])
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([`${key} ${server.origin}`])
  })
})

describe('profiles', () => {
  const saying = (text: string) => [
    {
      profile: 'default',
      settings: {
        chat: { autoMessages: [{ from: { type: 'Agent' as const }, type: 'Message' as const, text }] },
      },
    },
  ]
  const startWith = (page: Page, text: string) =>
    page.evaluate((profiles) => workerPage.start({ persist: true, profiles }).then(() => {}), saying(text))
  const said = (page: Page) =>
    page.evaluate(
      () => workerPage.worker.genesys.profiles.get('default').settings.chat.autoMessages?.[0]?.text,
    )

  test('that were edited at run time are so after a reload', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await startWith(page, 'from the options')
    await page.evaluate((profiles) => void workerPage.worker.genesys.profiles.set(profiles), saying('edited'))
    await page.reload()
    await startWith(page, 'from the options')
    expect(await said(page)).toBe('edited')
  })

  test('that the developer has edited in the options since take the place of those that were kept', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await startWith(page, 'from the options')
    await page.evaluate(() => workerPage.startChat('Ana'))
    await page.reload()
    await startWith(page, 'from the edited options')
    expect(await said(page)).toBe('from the edited options')
    expect(await nicknames(page)).toEqual(['Ana'])
  })
})

describe('a state that can not be kept or read', () => {
  test.each([
    ['is garbage', '{'],
    ['is no state', 'null'],
    ['is of another version', '{"profiles":"[]","snapshot":{"version":2}}'],
  ])('which %s is said once, and the mock starts anew', async (_, kept) => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(([name, text]) => sessionStorage.setItem(name, text), [key, kept] as const)
    await page.evaluate(start)
    expect(await warnings(page)).toEqual([
      expect.stringMatching(/^Failed to go on where the mock was: .*\. It starts anew\.$/),
    ])
    await page.evaluate(() => workerPage.startChat('Ana'))
    await page.reload()
    await page.evaluate(start)
    expect(await nicknames(page)).toEqual(['Ana'])
    expect(await warnings(page)).toEqual([])
  })

  test('because the storage is denied is said, and the mock works', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.evaluate(() => {
      Object.defineProperty(globalThis, 'sessionStorage', {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
    })
    await page.evaluate(start)
    await page.evaluate(() => workerPage.startChat('Ana'))
    await page.waitForFunction(() => workerPage.warnings.length === 2)
    await page.evaluate(() => workerPage.startChat('Bea'))
    await page.evaluate(() => dispatchEvent(new Event('pagehide')))
    expect(await warnings(page)).toEqual([
      'Failed to go on where the mock was: Access is denied for this document. It starts anew.',
      'Failed to keep the state of the mock: Access is denied for this document. A reload goes on where it was last kept, if it was.',
    ])
    expect(await nicknames(page)).toEqual(['Ana', 'Bea'])
  })

  test('because the storage is full is said once, and a reload goes on where it was last kept', async () => {
    const { openTab } = await openChromium()
    const page = await openStarted(openTab)
    await page.evaluate(() => workerPage.startChat('Ana'))
    await page.waitForFunction((kept) => sessionStorage.getItem(kept)?.includes('Ana'), key)
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size /= 2) {
        try {
          sessionStorage.setItem(`filler ${size}`, 'x'.repeat(size))
        } catch {
          // It is that full.
        }
      }
    })
    await page.evaluate(() => workerPage.startChat('Bea'))
    await page.waitForFunction(() => workerPage.warnings.length === 1)
    await page.evaluate(() => workerPage.startChat('Cleo'))
    await page.evaluate(() => dispatchEvent(new Event('pagehide')))
    expect(await warnings(page)).toEqual([
      expect.stringMatching(/^Failed to keep the state of the mock: .*quota/),
    ])
    await page.reload()
    await page.evaluate(start)
    expect(await nicknames(page)).toEqual(['Ana'])
  })
})
