import { defineConfig, type Options } from 'tsup'
import { consolePage } from './build/console-page.ts'
import { writeConsoleTypes } from './build/console-types.ts'
import {
  COMMAND_ALIASES,
  COMMAND_ENTRIES,
  EXTERNAL_PACKAGES,
  LIBRARY_ENTRIES,
  LIBRARY_TARGET,
  STANDALONE_ALIASES,
  STANDALONE_ENTRIES,
} from './build/library-bundle.ts'
import { slimMswjsData } from './build/slim-mswjs-data.ts'
import { onlyHttpOfMsw } from './build/standalone/only-http.ts'
import { copyWorkerScript } from './build/worker-script.ts'

const shared: Options = {
  ...LIBRARY_TARGET,
  external: EXTERNAL_PACKAGES,
  // tsup asks this before `external`, so the pattern itself has to leave out what is external.
  noExternal: [new RegExp(`^(?!(?:${EXTERNAL_PACKAGES.join('|')})(?:/|$))`)],
  esbuildOptions(options) {
    // The licences of what is bundled are in THIRD-PARTY-NOTICES.md.
    options.legalComments = 'none'
  },
  treeshake: true,
  splitting: false,
  sourcemap: true,
}

export default defineConfig([
  {
    ...shared,
    entry: LIBRARY_ENTRIES,
    format: ['esm', 'cjs'],
    dts: true,
    esbuildPlugins: [slimMswjsData(), consolePage()],
    onSuccess: writeConsoleTypes,
  },
  {
    ...shared,
    entry: STANDALONE_ENTRIES,
    external: [],
    noExternal: [/.*/],
    format: ['esm'],
    minify: true,
    sourcemap: false,
    esbuildPlugins: [slimMswjsData(), onlyHttpOfMsw()],
    esbuildOptions(options) {
      options.legalComments = 'none'
      options.alias = STANDALONE_ALIASES
    },
    onSuccess: copyWorkerScript,
  },
  // A program, which nobody imports: it need not share anything, and brings all it needs, in one file but for what few
  // ask for.
  {
    ...shared,
    entry: COMMAND_ENTRIES,
    external: [],
    noExternal: [/.*/],
    format: ['esm'],
    sourcemap: false,
    splitting: true,
    banner: { js: '#!/usr/bin/env node' },
    esbuildPlugins: [slimMswjsData(), consolePage()],
    esbuildOptions(options) {
      options.legalComments = 'none'
      options.alias = COMMAND_ALIASES
      options.chunkNames = 'command/[name]'
    },
  },
])
