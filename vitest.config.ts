import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { consolePageForVite } from './build/console-page.ts'
import { chromiumArguments, findChromium } from './test/browser/find-chromium.ts'
import { serveWorkerScript } from './test/browser/serve-worker-script.ts'
import { slimLibrary } from './test/browser/slim-library.ts'
import { writeSampleTests } from './test/docs/samples.ts'

const source = (name: string): string => new URL(`./src/${name}.ts`, import.meta.url).pathname

writeSampleTests()

const chromium = findChromium()

const inNode: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'node',
    include: ['test/**/*.test.ts', 'build/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/contract/chromium/**', 'test/compat/**', '**/node_modules/**'],
    globalSetup: chromium === undefined ? ['test/browser/say-skipped.ts'] : [],
  },
}

/** Tests that run here, and open pages of the built package in Chromium. */
const withPages: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/browser/global-setup.ts',
    // Nothing waits for that long; but a browser needs its time where others are at work.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}

/** Tests that run in a page themselves. */
const inPage = (executablePath: string): TestProjectInlineConfiguration => ({
  extends: true,
  plugins: [serveWorkerScript(), slimLibrary()],
  test: {
    name: 'chromium',
    testTimeout: 30_000,
    include: ['test/contract/chromium/*.test.ts', 'test/docs/.samples/*.page.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: chromiumArguments } }),
      instances: [{ browser: 'chromium' }],
    },
  },
})

export default defineConfig({
  plugins: [consolePageForVite()],
  resolve: {
    alias: [
      { find: /^aura-mocks-genesys-api$/, replacement: source('index') },
      { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: source('$1') },
    ],
  },
  test: {
    setupFiles: ['test/setup.ts'],
    unstubGlobals: true,
    projects: chromium === undefined ? [inNode] : [inNode, withPages, inPage(chromium)],
  },
})
