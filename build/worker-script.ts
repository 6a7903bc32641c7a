import { copyFile, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Puts MSW's service worker beside the files for a page without a bundler: it has to be of the msw that is in them. */
export async function copyWorkerScript(): Promise<void> {
  const folder = fileURLToPath(new URL('../dist/standalone', import.meta.url))
  await mkdir(folder, { recursive: true })
  const script = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')
  await copyFile(script, `${folder}/mockServiceWorker.js`)
}
