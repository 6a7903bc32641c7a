import { defineConfig, type Plugin } from 'vitest/config'
import { keptThread } from './test/mutation/kept-thread.ts'

const path = (name: string): string => new URL(name, import.meta.url).pathname

/** Stryker asks for threads that end with each mutant. */
function keepTheThread(): Plugin {
  const pool = keptThread()
  return {
    name: 'keep-the-thread',
    configureVitest({ project: { config } }) {
      Object.assign(config, { pool: pool.name, poolRunner: pool })
    },
  }
}

/** What judges a mutant (test/mutation): tests of the rules that open no process, no socket and no browser. */
export default defineConfig({
  plugins: [keepTheThread()],
  resolve: {
    alias: [
      { find: /^aura-mocks-genesys-api$/, replacement: path('src/index.ts') },
      { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: path('src/$1.ts') },
      { find: /^\.\.\/doors\/doors$/, replacement: path('test/mutation/one-door.ts') },
    ],
  },
  test: {
    include: ['test/{contract,db,push,surface,time}/**/*.test.ts', 'test/server/feed.test.ts'],
    exclude: [
      // They judge other parts: the types, the clocks and waits, the judges themselves;
      'test/surface/{types,wait-for}.test.ts',
      'test/time/{clocks,same-story,system-clock}.test.ts',
      'test/contract/validator/**',
      // or take more than a second, for what others judge, too.
      'test/surface/{request-limits,snapshot-elsewhere}.test.ts',
      'test/contract/chromium/**',
    ],
    setupFiles: ['test/setup.ts', 'test/mutation/same-stories.ts'],
    unstubGlobals: true,
    isolate: false,
    maxWorkers: 1,
    // A mutant for which a test waits in vain.
    testTimeout: 2_000,
    env: { PROPERTY_RUNS: '5' },
  },
})
