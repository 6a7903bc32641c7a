import { defineConfig } from 'vitest/config'

const source = (name: string): string => new URL(`./src/${name}.ts`, import.meta.url).pathname

/** The tests that judge the rules: those in Node that open no other process, no browser, and no package. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^aura-mocks-genesys-api$/, replacement: source('index') },
      { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: source('$1') },
    ],
  },
  test: {
    include: ['test/{contract,db,push,surface,time}/**/*.test.ts'],
    exclude: ['test/contract/chromium/**', 'test/surface/types.test.ts', '**/node_modules/**'],
    setupFiles: ['test/setup.ts'],
    unstubGlobals: true,
  },
})
