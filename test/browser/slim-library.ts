import { build } from 'esbuild'
import type { Plugin } from 'vite'
import { slimMswjsData } from '../../build/slim-mswjs-data.ts'

/**
 * Gives a page `@mswjs/data` as it is in the built package: in a page, the whole library tells every mock of each
 * row of every other one.
 */
export function slimLibrary(): Plugin {
  return {
    name: 'slim-library',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('/src/db/library.ts')) return undefined
      const { outputFiles } = await build({
        entryPoints: [id],
        bundle: true,
        format: 'esm',
        platform: 'browser',
        write: false,
        plugins: [slimMswjsData()],
      })
      return outputFiles[0]?.text
    },
  }
}
