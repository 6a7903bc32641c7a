import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts')
})
afterAll(() => server.close())

/** Counts the channels and timers there are, but those of MSW's: it asks its worker every 5 seconds whether it lives. */
const count = (): void => {
  const living = new Set<unknown>()
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name)
      living.add(this)
    }
    override close(): void {
      super.close()
      living.delete(this)
    }
  }
  const { setTimeout, clearTimeout } = globalThis
  const timed = (callback: () => void, delay?: number): number => {
    const timer = setTimeout(() => {
      living.delete(timer)
      callback()
    }, delay)
    living.add(timer)
    return Number(timer)
  }
  Object.assign(globalThis, {
    living,
    setTimeout: timed,
    clearTimeout(timer: number) {
      living.delete(timer)
      clearTimeout(timer)
    },
  })
}
const livingIn = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'living').size)
const locksOf = (page: Page) =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    return [held.length, pending.length]
  })

test('stop() leaves neither channel nor lock nor timer, and the page has its network again', async () => {
  const { openTab } = await openChromium()
  const pages = [await openTab(server.origin), await openTab(server.origin)]
  for (const page of pages) {
    await page.evaluate(count)
    await page.evaluate(() => workerPage.start({ share: true }).then(() => {}))
    await page.evaluate(() => workerPage.startChat())
    expect(await livingIn(page)).toBeGreaterThan(0)
  }
  for (const page of [...pages].reverse()) {
    await page.evaluate(() => workerPage.worker.stop())
    await page.evaluate(() => workerPage.worker.stop())
    expect(await livingIn(page)).toBe(0)
    expect(await page.evaluate(async () => (await fetch('/genesys/2/mock/health')).status)).toBe(404)
  }
  for (const page of pages) expect(await locksOf(page)).toEqual([0, 0])
})

test('what is asked of a tab that stops fails with 503', async () => {
  const { openTab } = await openChromium()
  const [holder, other] = [await openTab(server.origin), await openTab(server.origin)]
  for (const page of [holder, other]) {
    await page.evaluate(() => workerPage.start({ share: true }).then(() => {}))
  }
  await holder.evaluate(() => {
    workerPage.worker.genesys.faults.add({ operation: 'requestChat', delay: 3_600_000 })
  })
  const status = await other.evaluate(async () => {
    const { worker } = workerPage
    const body = new URLSearchParams({ nickname: 'Ana' })
    const asking = worker.fetch(new Request('/genesys/2/chat/aura', { method: 'POST', body }))
    await workerPage.nicknames()
    worker.stop()
    return (await asking)?.status
  })
  expect(status).toBe(503)
})

test('a mock that was given is left as it is', async () => {
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  const chats = await page.evaluate(async () => {
    const mock = workerPage.createGenesysMock()
    await workerPage.start({ mock })
    await workerPage.startChat()
    workerPage.worker.stop()
    return mock.sessions.keys().length
  })
  expect(chats).toBe(1)
})

test('a worker can be started again after it was stopped', async () => {
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  const names = await page.evaluate(async () => {
    await workerPage.start({ persist: true })
    await workerPage.startChat('Ana')
    workerPage.worker.stop()
    await workerPage.start({ persist: true })
    await workerPage.startChat('Bea')
    return workerPage.nicknames()
  })
  expect(names).toEqual(['Ana', 'Bea'])
})
