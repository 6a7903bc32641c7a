import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** MSW's service worker, as `npx msw init` would copy it. */
export function readWorkerScript(): string {
  return readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')
}
