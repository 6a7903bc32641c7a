import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import documented from './playwright.config.mjs'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// The configuration that the documentation shows, in a browser that is installed already, and that reaches no network.
export default defineConfig(documented, {
  reporter: 'line',
  workers: 1,
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? usualPlaces.find((place) => existsSync(place)),
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
    },
  },
})
