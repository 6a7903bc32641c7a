import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serveGenesys } from 'aura-mocks-genesys-api/playwright'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createGenesysMock } from '../../../src/index'
import { openChromium } from '../open-chromium'
import { callFrom, openServedPage, serveEmptyPage, startChatFrom } from './open-page'

test('a page of another origin chats, and the test advances the clock', async () => {
  const { genesys, page, arrived } = await openServedPage()
  const { chatId, secureKey } = await startChatFrom(page)
  await genesys.advance(5_000)
  const { text } = await callFrom(page, `/${chatId}/refresh`, { secureKey, transcriptPosition: '1' })
  expect(text).toContain('Hello, I am an Agent, how can I help you?')
  expect(genesys.sessions.list()).toMatchObject([{ chatId, nickname: 'Ana' }])
  expect(arrived).toEqual([])
})

test('headers that need a preflight, JSON and credentials are accepted', async () => {
  const { genesys, page } = await openServedPage()
  const statuses = await page.evaluate(async () => {
    const url = 'https://genesys.example/genesys/2/chat/aura'
    const body = JSON.stringify({ nickname: 'Añá' })
    const headers = { apikey: 'secret', 'content-type': 'application/json' }
    const credentials: RequestCredentials[] = ['same-origin', 'include']
    const responses = credentials.map((each) =>
      fetch(url, { method: 'POST', headers, body, credentials: each }),
    )
    return (await Promise.all(responses)).map(({ status }) => status)
  })
  expect(statuses).toEqual([200, 200])
  expect(genesys.sessions.list()).toMatchObject([{ nickname: 'Añá' }, { nickname: 'Añá' }])
  expect(genesys.requests.last()?.headers.apikey).toBe('secret')
})

test('a browser context serves all its pages; other requests go elsewhere', async () => {
  const { origin, arrived } = await serveEmptyPage()
  const genesys = createGenesysMock({ baseUrl: 'https://genesys.example' })
  onTestFinished(() => genesys.dispose())
  const { context, openTab } = await openChromium()
  await serveGenesys(context, genesys)
  await Promise.all([startChatFrom(await openTab(origin)), startChatFrom(await openTab(origin))])
  expect(genesys.sessions.list()).toHaveLength(2)
  const page = await openTab(origin)
  const statuses = await page.evaluate(async () => {
    const paths = ['/other', '/genesys/2/chat/aura', '/genesys/2/chatty']
    return Promise.all(paths.map(async (each) => (await fetch(each)).status))
  })
  expect(statuses).toEqual([404, 404, 404])
  expect(arrived.sort()).toEqual(['GET /genesys/2/chat/aura', 'GET /genesys/2/chatty', 'GET /other'])
})

describe('files', () => {
  test('made in the page or given as a buffer arrive complete, and are downloaded as they were', async () => {
    const { genesys, page, warnings } = await openServedPage()
    const { chatId, secureKey } = await startChatFrom(page)
    await page.setInputFiles('input', {
      name: 'disk.png',
      mimeType: 'image/png',
      buffer: Buffer.from([0, 1, 254, 255, 13, 10]),
    })
    const downloaded = await page.evaluate(
      async ([id, key]) => {
        const url = `https://genesys.example/genesys/2/chat/aura/${id}/file`
        const chosen = document.querySelector('input')?.files?.[0]
        const made = new File([new Uint8Array(300_000).fill(200)], 'made.png', { type: 'image/png' })
        const contents: number[][] = []
        for (const file of [chosen ?? made, made]) {
          const form = new FormData()
          form.append('secureKey', key)
          form.append('file', file)
          const uploaded = await (await fetch(url, { method: 'POST', body: form })).json()
          const body = new URLSearchParams({ secureKey: key })
          const response = await fetch(`${url}/${uploaded.userData['file-id']}/download`, {
            method: 'POST',
            body,
          })
          contents.push([...new Uint8Array(await response.arrayBuffer())])
        }
        return contents
      },
      [chatId, secureKey] as const,
    )
    expect(downloaded[0]).toEqual([0, 1, 254, 255, 13, 10])
    expect(downloaded[1]).toHaveLength(300_000)
    expect(downloaded[1]?.every((byte) => byte === 200)).toBe(true)
    expect(genesys.db.file.getAll()).toMatchObject([{ name: 'disk.png' }, { name: 'made.png' }])
    expect(warnings).toEqual([])
  })

  test('from the disk arrive empty, and a warning says so', async () => {
    const { page, warnings } = await openServedPage()
    const folder = await mkdtemp(path.join(tmpdir(), 'aura-mocks-upload-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = path.join(folder, 'añá.png')
    await writeFile(file, 'contents')
    await page.setInputFiles('input', file)
    for (let time = 0; time < 2; time += 1)
      await page.evaluate(async () => {
        const form = new FormData()
        form.append('file', document.querySelector('input')?.files?.[0] ?? '')
        await fetch('https://genesys.example/genesys/2/chat/aura/x/file', { method: 'POST', body: form })
      })
    expect(warnings).toEqual([
      'The file "añá.png" of an upload has no contents. Chromium does not give Playwright the contents of files from ' +
        'the disk: use setInputFiles(selector, { name, mimeType, buffer }) instead of a path.',
    ])
  })
})

describe('faults', () => {
  test('an HTTP error and a malformed response arrive as they are', async () => {
    const { genesys, page } = await openServedPage()
    genesys.faults.add([
      { operation: 'requestChat', nth: 1, respond: { http: 503 } },
      { operation: 'requestChat', nth: 2, respond: { spoil: 'truncatedJson' } },
    ])
    expect(await callFrom(page, '', { nickname: 'Ana' })).toMatchObject({ status: 503 })
    const { text } = await callFrom(page, '', { nickname: 'Ana' })
    expect(() => JSON.parse(text)).toThrow()
  })

  test('a connection that is cut fails the fetch of the page', async () => {
    const { genesys, page } = await openServedPage()
    genesys.faults.add({ operation: 'requestChat', respond: { networkError: true } })
    await expect(callFrom(page, '', { nickname: 'Ana' })).rejects.toThrow('Failed to fetch')
  })

  test('a delay passes on the clock of the mock', async () => {
    const { genesys, page } = await openServedPage()
    genesys.faults.add({ operation: 'requestChat', delay: 60 })
    const calling = callFrom(page, '', { nickname: 'Ana' })
    await expect.poll(() => genesys.requests.all().length).toBe(1)
    await genesys.advance(60_000)
    expect(await calling).toMatchObject({ status: 200 })
  })
})

describe('a request that the page gives up', () => {
  test('by an abort ends in the mock, too', async () => {
    const { genesys, page } = await openServedPage()
    genesys.faults.add({ operation: 'requestChat', delay: 60 })
    const aborting = page.evaluate(async () => {
      const signal = AbortSignal.timeout(300)
      const fetching = fetch('https://genesys.example/genesys/2/chat/aura', { method: 'POST', signal })
      return fetching.then(String, ({ name }) => name)
    })
    expect(await aborting).toBe('TimeoutError')
    await genesys.advance(60_000)
    expect(await callFrom(page, '', { nickname: 'Ana' })).toMatchObject({ status: 200 })
  })

  test('by going to another page or closing disturbs nothing', async () => {
    const { genesys, page, origin } = await openServedPage()
    genesys.faults.add({ operation: 'requestChat', delay: 60, times: 2 })
    for (const leave of [() => page.goto(`${origin}/`), () => page.close()]) {
      const count = genesys.requests.all().length
      void callFrom(page, '', { nickname: 'Ana' }).catch(() => {})
      await expect.poll(() => genesys.requests.all().length).toBe(count + 1)
      await leave()
      await genesys.advance(60_000)
    }
    expect(genesys.requests.all()).toHaveLength(2)
  })
})

test('stop() fails what is under way, and the page has its network again', async () => {
  const { genesys, page, served, arrived } = await openServedPage()
  genesys.faults.add({ operation: 'requestChat', delay: 60 })
  const calling = callFrom(page, '', { nickname: 'Ana' }).then(String, String)
  await expect.poll(() => genesys.requests.all().length).toBe(1)
  await served.stop()
  await served[Symbol.asyncDispose]()
  expect(await calling).toContain('Failed to fetch')
  await page.evaluate(() => fetch('/genesys/2/mock/health'))
  expect(arrived).toEqual(['GET /genesys/2/mock/health'])
})

test('the live feed is rejected with an explanation, and a mock that was disposed of with 503', async () => {
  const { genesys, page } = await openServedPage()
  const getting = (path: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url)
      return `${response.status} ${await response.text()}`
    }, `https://genesys.example/genesys/2/mock/${path}`)
  expect(await getting('events')).toMatch(/^501 .*use genesys\.on\(\)/)
  genesys.dispose()
  expect(await getting('health')).toMatch(/^503 .*disposed/)
})

test("the page's clock is its own", async () => {
  const { genesys, page } = await openServedPage()
  await page.clock.install({ time: new Date('2030-01-01T00:00:00Z') })
  await page.clock.pauseAt(new Date('2030-01-01T01:00:00Z'))
  await page.evaluate(() => {
    setTimeout(() => {
      void fetch('https://genesys.example/genesys/2/chat/aura?nickname=Ana', { method: 'POST' })
    }, 60_000)
  })
  await genesys.advance(120_000)
  expect(genesys.requests.all()).toEqual([])
  await page.clock.runFor(60_000)
  await expect.poll(() => genesys.sessions.list().length).toBe(1)
  expect(genesys.pushes.all()).toEqual([])
  await genesys.advance(5_000)
  expect(genesys.pushes.all().length).toBeGreaterThan(0)
})
