import { execFileSync } from 'node:child_process'
import { preview } from 'vite'
import { inChromium, putWorker } from './in-chromium.mjs'

putWorker('public')
execFileSync(process.execPath, ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--quiet'], {
  env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
})
const server = await preview({ build: { outDir: 'storybook-static' }, preview: { port: 0 } })
const [url] = server.resolvedUrls.local

await inChromium(`${url}iframe.html?id=chat-window--greeted&viewMode=story`, async (page) => {
  await page.getByText('Hello, I am Eva.').waitFor()
})
await inChromium(`${url}iframe.html?id=chat-window--genesys-down&viewMode=story`, async (page) => {
  await page.getByText('Nobody is there at the moment.').waitFor()
})
await inChromium(`${url}iframe.html?id=chat-window--agent-writes&viewMode=story`, async (page) => {
  await page.getByText('What can I do for you?').waitFor()
})
await inChromium(`${url}?path=/story/chat-window--genesys-down`, async (page) => {
  const story = page.frameLocator('#storybook-preview-iframe')
  await story.getByText('Nobody is there at the moment.').waitFor()
  // The next story starts without the faults of this one.
  await page.locator('[data-item-id="chat-window--greeted"]').click()
  await story.getByText('Hello, I am Eva.').waitFor()
})
await server.close()
