// Usage: npm run test:fuzz [-- --cases 100000] [--seed 1]
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { consolePageForVite } from '../../build/console-page.ts'

// By Vite, since the HTTP door has a part that is built, and the document is imported as a text.
const root = fileURLToPath(new URL('../..', import.meta.url))
const source = (name: string): string => `${root}src/${name}.ts`
await runnerImport(`${root}test/fuzz/main.ts`, {
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [consolePageForVite()],
  resolve: {
    alias: [
      { find: /^aura-mocks-genesys-api$/, replacement: source('index') },
      { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: source('$1') },
    ],
  },
})
