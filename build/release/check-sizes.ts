import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { EXTERNAL_PACKAGES } from '../library-bundle.ts'

/**
 * What each built entry may add to a bundle, without msw: bytes, minified and zipped. Each is what was measured, and
 * 5 %. That of the main one is to become 20,000 (`npm run bench` measures the same): whoever makes it smaller takes
 * its budget down.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  index: 71_800,
  browser: 7_700,
  console: 19_600,
  jest: 4_400,
  playwright: 3_800,
  profiles: 34_200,
  server: 27_600,
  undici: 4_900,
  vitest: 4_400,
}

/** Whether every entry is within its budget, and has one; returns what is wrong. */
export async function checkSizes(root: string, entries: readonly string[]): Promise<string[]> {
  const sizes = await Promise.all(entries.map((entry) => sizeOf(path.join(root, 'dist', `${entry}.js`))))
  return entries.flatMap((entry, index) => {
    const size = sizes[index] ?? 0
    const budget = BUDGETS[entry] ?? 0
    console.log(`${entry}: ${size} of ${budget} bytes`)
    return size <= budget
      ? []
      : [`${entry} has ${size} bytes, of a budget of ${budget} (build/release/check-sizes.ts)`]
  })
}

async function sizeOf(file: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    external: EXTERNAL_PACKAGES,
    format: 'esm',
    minify: true,
    // Which does not look for the modules of Node.
    platform: 'node',
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}
