import { defineConfig } from 'tsup'
import { EXTERNAL_PACKAGES, LIBRARY_ENTRIES, LIBRARY_TARGET } from './build/library-bundle.ts'
import { slimMswjsData } from './build/slim-mswjs-data.ts'

export default defineConfig({
  ...LIBRARY_TARGET,
  entry: LIBRARY_ENTRIES,
  format: ['esm', 'cjs'],
  dts: true,
  external: EXTERNAL_PACKAGES,
  // tsup asks this before `external`, so the pattern itself has to leave out what is external.
  noExternal: [new RegExp(`^(?!(?:${EXTERNAL_PACKAGES.join('|')})(?:/|$))`)],
  esbuildPlugins: [slimMswjsData()],
  esbuildOptions(options) {
    // The licences of what is bundled are in THIRD-PARTY-NOTICES.md.
    options.legalComments = 'none'
  },
  treeshake: true,
  splitting: false,
  sourcemap: true,
  clean: true,
})
