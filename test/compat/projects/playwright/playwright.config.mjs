import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const port = 41_731
const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export default defineConfig({
  testDir: 'stories',
  testMatch: 'playwright-*.spec.mjs',
  reporter: 'line',
  workers: 1,
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? usualPlaces.find((place) => existsSync(place)),
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
    },
  },
  webServer: { command: `node stories/playwright-page.mjs ${port}`, port },
})
