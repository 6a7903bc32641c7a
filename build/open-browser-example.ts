// Usage: tsx build/open-browser-example.ts
import { copyFile, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

// Serves examples/browser with the package as it is built here, without an installation, and opens it.

const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url))
const example = path('examples/browser')

await mkdir(`${example}/public`, { recursive: true })
await copyFile(
  createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'),
  `${example}/public/mockServiceWorker.js`,
)
const server = await createServer({
  root: example,
  optimizeDeps: { include: ['msw', 'msw/browser'] },
  resolve: {
    alias: [
      { find: /^aura-mocks-genesys-api$/, replacement: path('dist/index.js') },
      { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: path('dist/$1.js') },
    ],
  },
  server: { open: true, fs: { allow: [path('.')] } },
})
await server.listen()
server.printUrls()
