import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplesOf } from '../docs/samples'
import type { PageFiles } from './build-page'
import { buildStandalone } from './build-standalone'
import { openChromium } from './open-chromium'
import { type PageServer, serveFiles } from './serve-page'

/** The page that the documents show. */
const plainPage = samplesOf('docs/getting-started.md').find(({ name }) => name === 'plain-page')?.code ?? ''

const withConsoleOnly = `<!doctype html>
<genesys-console></genesys-console>
<script type="module">
  import { defineGenesysConsole } from './genesys/console.js'
  defineGenesysConsole()
</script>`

let files: PageFiles
let server: PageServer
beforeAll(async () => {
  files = await buildStandalone()
  server = await serveFiles(new Map([...files, ['/', plainPage], ['/console.html', withConsoleOnly]]))
})
afterAll(() => server.close())

describe('a page without a bundler', () => {
  test('imports the mock and the console, and what handlers are made of', async () => {
    const { openTab } = await openChromium()
    const page = await openTab(server.origin)
    await page.waitForFunction(() => document.title === 'well')
    await page.locator('genesys-console [data-chat-id]').waitFor()
    const paths = server.arrived
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path !== '/favicon.ico')
    expect(new Set(paths)).toEqual(
      new Set(['/', '/genesys/browser.js', '/genesys/console.js', '/mockServiceWorker.js']),
    )
  })

  test('gets the console without MSW', async () => {
    const { openTab } = await openChromium()
    server.arrived.length = 0
    const page = await openTab(`${server.origin}/console.html`)
    await page.getByRole('alert').waitFor()
    const scripts = server.arrived.filter(({ url }) => url.endsWith('.js'))
    expect(scripts.map(({ url }) => new URL(url).pathname)).toEqual(['/genesys/console.js'])
    expect(files.get('/genesys/console.js')).not.toMatch(/mockServiceWorker|MOCK_ACTIVATE/)
  })
})
