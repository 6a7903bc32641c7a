import { defineConfig } from 'vitest/config'
import { consolePageForVite } from './build/console-page.ts'
import { writeSampleTests } from './test/docs/samples.ts'

const source = (name: string): string => new URL(`./src/${name}.ts`, import.meta.url).pathname

writeSampleTests(['README.md', 'docs/recipes.md'])

export default defineConfig({
  plugins: [consolePageForVite()],
  resolve: {
    alias: [
      { find: /^aura-mocks-genesys-api$/, replacement: source('index') },
      { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: source('$1') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts', 'build/**/*.test.ts'],
    exclude: ['test/compat/**', '**/node_modules/**'],
    setupFiles: ['test/setup.ts'],
    unstubGlobals: true,
  },
})
