import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'build/**/*.test.ts'],
    exclude: ['test/compat/**', '**/node_modules/**'],
    setupFiles: ['test/setup.ts'],
    unstubGlobals: true,
  },
})
