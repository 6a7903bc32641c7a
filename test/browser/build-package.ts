import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { consolePage } from '../../build/console-page.ts'
import { EXTERNAL_PACKAGES, LIBRARY_ENTRIES, LIBRARY_TARGET } from '../../build/library-bundle.ts'
import { slimMswjsData } from '../../build/slim-mswjs-data.ts'

/** Builds the package as `npm run build` does, without its declarations, into a folder of its own; the folder. */
export async function buildPackage(): Promise<string> {
  const outdir = await mkdtemp(join(tmpdir(), 'aura-mocks-genesys-api-built-'))
  await build({
    ...LIBRARY_TARGET,
    entryPoints: LIBRARY_ENTRIES,
    external: [...EXTERNAL_PACKAGES, 'node:*'],
    plugins: [slimMswjsData(), consolePage()],
    bundle: true,
    format: 'esm',
    outdir,
  })
  return outdir
}
