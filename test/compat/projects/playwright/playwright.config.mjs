import { defineConfig } from '@playwright/test'

const port = 41_731

export default defineConfig({
  testDir: 'stories',
  testMatch: 'playwright-*.spec.mjs',
  use: { baseURL: `http://localhost:${port}` },
  webServer: { command: `node stories/playwright-page.mjs ${port}`, port },
})
