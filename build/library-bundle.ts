import { fileURLToPath } from 'node:url'

/** What is bundled, and how: shared by tsup and by the third-party notices, so that the two cannot differ. */
export const LIBRARY_ENTRIES = {
  console: 'src/console.ts',
  browser: 'src/browser.ts',
  index: 'src/index.ts',
  jest: 'src/jest.ts',
  'matchers-only': 'src/matchers-only.ts',
  node: 'src/node.ts',
  playwright: 'src/playwright.ts',
  profiles: 'src/profiles.ts',
  server: 'src/server.ts',
  undici: 'src/undici.ts',
  vitest: 'src/vitest.ts',
}

/** Jest's preset, and what it puts in the place of packages: Jest itself loads these, by `require`. */
export const JEST_PRESET_ENTRIES = {
  'jest-preset': 'src/jest-preset.ts',
  'jest-preset/deferred-promise': 'src/jest-preset/deferred-promise.ts',
  'jest-preset/rettime': 'src/jest-preset/rettime.ts',
  'jest-preset/until-async': 'src/jest-preset/until-async.ts',
}

export const COMMAND_ENTRIES = {
  cli: 'src/cli.ts',
}

/** For a page without a bundler: ES modules that import nothing. */
export const STANDALONE_ENTRIES = {
  'standalone/browser': 'build/standalone/browser.ts',
  'standalone/console': 'build/standalone/console.ts',
}

const source = (name: string): string => fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url))

/** What those bring of this package, so that all of it is in one file. */
export const STANDALONE_ALIASES = {
  'aura-mocks-genesys-api': source('index'),
  'aura-mocks-genesys-api/browser': source('browser'),
  'aura-mocks-genesys-api/console': source('console'),
}

/** What the command has in the place of packages. */
export const COMMAND_ALIASES = {
  msw: fileURLToPath(new URL('./msw-in-command.ts', import.meta.url)),
}

/** What the CommonJS build has in the place of packages. */
export const COMMONJS_ALIASES = {
  vitest: fileURLToPath(new URL('./vitest-in-commonjs.ts', import.meta.url)),
}

/**
 * Left to the consumer, with their subpaths: there has to be one msw, his own, and one of this package, so that
 * all entries speak of the same `GenesysMockError`. Vitest's hooks are those of the
 * run; of undici there are only types. All else is bundled.
 */
export const EXTERNAL_PACKAGES = ['msw', 'aura-mocks-genesys-api', 'vitest', 'undici']

/** `browser` selects the build of nanoid that runs everywhere: it asks `globalThis.crypto`, not `node:crypto`. */
export const LIBRARY_TARGET = { platform: 'browser', target: 'es2022' } as const
