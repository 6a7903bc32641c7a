import { once } from 'node:events'
import { createServer } from 'node:http'
import { serveGenesys } from 'aura-mocks-genesys-api/playwright'
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { createGenesysMock, type GenesysMockOptions, manualClock } from '../../../src/index'
import { openChromium } from '../open-chromium'

const html = '<!doctype html><title>test</title><link rel="icon" href="data:,"><input type="file">'

/** Serves an empty page, and notes what else is asked for, until the end of the test. */
export async function serveEmptyPage(): Promise<{ origin: string; arrived: string[] }> {
  const arrived: string[] = []
  const server = createServer((request, response) => {
    if (request.url !== '/') arrived.push(`${request.method} ${request.url}`)
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end(html)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { origin: `http://localhost:${port}`, arrived }
}

/** A page that is served from a mock, with a manual clock unless the options say otherwise. */
export async function openServedPage(options: GenesysMockOptions = {}) {
  const { origin, arrived } = await serveEmptyPage()
  const genesys = createGenesysMock({ clock: manualClock(), ...options })
  onTestFinished(() => genesys.dispose())
  const { context, openTab } = await openChromium()
  const page = await openTab(origin)
  const warnings: string[] = []
  const served = await serveGenesys(page, genesys, { onWarning: (message) => warnings.push(message) })
  return { genesys, page, context, openTab, origin, arrived, served, warnings }
}

/** The host that the page calls: there is none of this name. */
const chatUrl = 'https://genesys.example/genesys/2/chat/aura'

/** What a call from the page resolves to. */
export interface Called {
  status: number
  text: string
  type: string | null
}

/** Calls an operation from the page, by a form. */
export function callFrom(page: Page, path: string, form: Record<string, string>): Promise<Called> {
  return page.evaluate(
    async ([url, fields]) => {
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
      const type = response.headers.get('content-type')
      return { status: response.status, text: await response.text(), type }
    },
    [`${chatUrl}${path}`, form] as const,
  )
}

/** Starts a chat from the page. */
export async function startChatFrom(page: Page): Promise<{ chatId: string; secureKey: string }> {
  const { text } = await callFrom(page, '', { nickname: 'Ana' })
  return JSON.parse(text)
}
