import { build } from 'esbuild'
import { LIBRARY_TARGET, STANDALONE_ALIASES, STANDALONE_ENTRIES } from '../../build/library-bundle.ts'
import { slimMswjsData } from '../../build/slim-mswjs-data.ts'
import { onlyHttpOfMsw } from '../../build/standalone/only-http.ts'
import type { PageFiles } from './build-page'

/**
 * The files for a page without a bundler, as `npm run build` writes them, by the paths at which
 * the documents put them: `/genesys/browser.js`.
 */
export async function buildStandalone(): Promise<PageFiles> {
  const { outputFiles } = await build({
    ...LIBRARY_TARGET,
    entryPoints: STANDALONE_ENTRIES,
    alias: STANDALONE_ALIASES,
    plugins: [slimMswjsData(), onlyHttpOfMsw()],
    bundle: true,
    format: 'esm',
    minify: true,
    outdir: '/',
    write: false,
  })
  return new Map(outputFiles.map(({ path, text }) => [path.replace('standalone', 'genesys'), text]))
}
