import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Finding } from './finding.ts'

const ROOT = path.join(import.meta.dirname, '..')
const IMPORT = "import { createGenesysMock } from './dist/index.js'; globalThis.mock = createGenesysMock()"

/** What the main entry adds to the bundle of a page, without msw. */
export async function measureBundle(): Promise<Finding[]> {
  const { outputFiles } = await build({
    stdin: { contents: IMPORT, resolveDir: ROOT },
    bundle: true,
    minify: true,
    external: ['msw'],
    format: 'esm',
    platform: 'browser',
    write: false,
  })
  const [{ contents } = { contents: new Uint8Array() }] = outputFiles
  const gzip = gzipSync(contents, { level: 9 }).length / 1_000
  return [{ row: 'bundle', value: gzip, figures: { 'minified, kB': contents.length / 1_000 } }]
}
