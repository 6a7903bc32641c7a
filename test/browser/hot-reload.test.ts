import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openChromium } from './open-chromium'
import { serveWorkerScript } from './serve-worker-script'

const html = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`

/** The page, which does not mind who starts the mock. */
const main = `
import './mocks.js'
globalThis.loads = Number(sessionStorage.getItem('loads') ?? 0) + 1
sessionStorage.setItem('loads', globalThis.loads)
`

/** The file that starts the mock, as a developer writes it. */
const mocks = (agent: string, last: string): string => `
import { setupGenesysWorker } from 'aura-mocks-genesys-api/browser'

const autoMessages = [{ from: { type: 'Agent', nickname: '${agent}' }, type: 'ParticipantJoined', timeout: 0 }]
globalThis.warnings ??= []
const { genesys } = await setupGenesysWorker({
  persist: true,
  profiles: [{ profile: 'default', settings: { chat: { autoMessages } } }],
  onWarning: (message) => globalThis.warnings.push(message),
})
globalThis.genesys = genesys
document.title = '${agent}'
${last}
`

/** Has Vite serve these files from a folder of their own, with the built package; its address, and what writes a file. */
async function serveByVite(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'aura-mocks-hot-reload-'))
  const write = (name: string, text: string): Promise<void> => writeFile(join(root, name), text)
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(root, 'node_modules'))
  for (const [name, text] of Object.entries(files)) await write(name, text)
  const server = await createServer({
    configFile: false,
    root,
    logLevel: 'error',
    cacheDir: join(root, '.vite'),
    plugins: [serveWorkerScript()],
    optimizeDeps: { include: ['msw', 'msw/browser'], noDiscovery: true },
    resolve: {
      dedupe: ['msw'],
      alias: [
        { find: /^aura-mocks-genesys-api$/, replacement: `${inject('packageFolder')}/index.js` },
        { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: `${inject('packageFolder')}/$1.js` },
      ],
    },
    server: { port: 0, fs: { strict: false } },
  })
  await server.listen()
  onTestFinished(async () => {
    await server.close()
    await rm(root, { recursive: true, force: true })
  })
  return { url: server.resolvedUrls?.local[0] ?? '', write }
}

test.each([
  ['by Vite in the running page', 'import.meta.hot.accept()', 1],
  ['by a reload, where nothing accepts it', '', 2],
])('a changed file that starts the mock takes effect %s, and the chats go on', async (_, last, loads) => {
  const { url, write } = await serveByVite({
    'index.html': html,
    'main.js': main,
    'mocks.js': mocks('Eva', last),
  })
  const { openTab } = await openChromium()
  const page = await openTab(url)
  const startChat = async (nickname: string) => {
    await fetch('/genesys/2/chat/aura', { method: 'POST', body: new URLSearchParams({ nickname }) })
  }
  const isTitle = (title: string) => page.waitForFunction((wanted) => document.title === wanted, title)

  await isTitle('Eva')
  await page.evaluate(startChat, 'Ana')
  await write('mocks.js', mocks('Ines', last))
  await isTitle('Ines')
  await page.evaluate(startChat, 'Bea')

  const seen = await page.evaluate(async () => {
    const response = await fetch('/genesys/2/mock/sessions')
    const chats: { nickname: string; participants: { nickname: string }[] }[] = await response.json()
    return {
      loads: sessionStorage.getItem('loads'),
      warnings: Reflect.get(globalThis, 'warnings'),
      chats: chats.map(({ participants }) => participants.map(({ nickname }) => nickname)),
    }
  })
  expect(seen).toEqual({
    loads: String(loads),
    warnings: [],
    chats: [
      ['Ana', 'Eva'],
      ['Bea', 'Ines'],
    ],
  })
})
