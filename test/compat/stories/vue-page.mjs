import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createServer } from 'vite'
import { hasMock, inChromium, putWorker, startChat } from './in-chromium.mjs'

putWorker('public')
// First of all, and in a process of its own: the server makes this one a development.
execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'])
assert(!(await hasMock('dist/assets')))

const server = await createServer({ logLevel: 'error', server: { port: 0 } })
await server.listen()
await inChromium(server.resolvedUrls.local[0], async (page) => {
  const warnings = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await startChat(page)
  await page.reload()
  await page.locator('genesys-console [data-chat-id]').waitFor()
  assert.equal(await page.locator('genesys-console').getAttribute('theme'), 'dark')
  assert.deepEqual(warnings, [])
})
await server.close()
