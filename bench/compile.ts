import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

const SOURCES = path.join(import.meta.dirname, 'programs')

/** Compiles the programs into a folder next to whose `node_modules` they are to run; packages stay outside. */
export async function compilePrograms(folder: string): Promise<void> {
  const files = (await readdir(SOURCES)).filter((file) => file.endsWith('.ts'))
  await build({
    entryPoints: files.map((file) => path.join(SOURCES, file)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    external: ['aura-mocks-genesys-api'],
    format: 'esm',
    platform: 'node',
    target: 'node20',
  })
}
