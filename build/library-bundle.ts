import { fileURLToPath } from 'node:url'

/** What is bundled, and how: shared by tsup and by the third-party notices, so that the two cannot differ. */
export const LIBRARY_ENTRIES = {
  console: 'src/console.ts',
  browser: 'src/browser.ts',
  index: 'src/index.ts',
  jest: 'src/jest.ts',
  playwright: 'src/playwright.ts',
  profiles: 'src/profiles.ts',
  server: 'src/server.ts',
  undici: 'src/undici.ts',
  vitest: 'src/vitest.ts',
}

export const COMMAND_ENTRIES = {
  cli: 'src/cli.ts',
}

/** What the command has in the place of packages. */
export const COMMAND_ALIASES = {
  msw: fileURLToPath(new URL('./msw-in-command.ts', import.meta.url)),
}

/**
 * Left to the consumer, with their subpaths: there has to be one msw, his own, and one of this package, so that
 * all entries speak of the same `GenesysMockError`. Of undici there are only types. All else is bundled.
 */
export const EXTERNAL_PACKAGES = ['msw', 'aura-mocks-genesys-api', 'undici']

/** `browser` selects the build of nanoid that runs everywhere: it asks `globalThis.crypto`, not `node:crypto`. */
export const LIBRARY_TARGET = { platform: 'browser', target: 'es2022' } as const
