import { defineConfig } from 'vitest/config'
import { writeSampleTests } from './test/docs/samples.ts'

writeSampleTests(['README.md'])

export default defineConfig({
  resolve: { alias: { 'aura-mocks-genesys-api': new URL('./src/index.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts', 'build/**/*.test.ts'],
    exclude: ['test/compat/**', '**/node_modules/**'],
    setupFiles: ['test/setup.ts'],
    unstubGlobals: true,
  },
})
