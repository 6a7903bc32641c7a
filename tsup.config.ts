import { defineConfig, type Options } from 'tsup'
import { consolePage } from './build/console-page.ts'
import { writeConsoleTypes } from './build/console-types.ts'
import { errorsApart, writeMainEntry } from './build/errors-apart.ts'
import {
  COMMAND_ALIASES,
  COMMAND_ENTRIES,
  COMMONJS_ALIASES,
  EXTERNAL_PACKAGES,
  JEST_PRESET_ENTRIES,
  LIBRARY_ENTRIES,
  LIBRARY_TARGET,
  STANDALONE_ALIASES,
  STANDALONE_ENTRIES,
} from './build/library-bundle.ts'
import { requiredMsw } from './build/required-msw.ts'
import { slimMswjsData } from './build/slim-mswjs-data.ts'
import { onlyHttpOfMsw } from './build/standalone/only-http.ts'
import { copyWorkerScript } from './build/worker-script.ts'

const shared: Options = {
  ...LIBRARY_TARGET,
  // Without those that have an alias, which tsup would not look at any more.
  external: EXTERNAL_PACKAGES.filter((name) => !(name in COMMONJS_ALIASES)),
  // tsup asks this before `external`, so the pattern itself has to leave out what is external.
  noExternal: [new RegExp(`^(?!(?:${EXTERNAL_PACKAGES.join('|')})(?:/|$))`)],
  esbuildOptions(options, { format }) {
    // The licences of what is bundled are in THIRD-PARTY-NOTICES.md.
    options.legalComments = 'none'
    if (format === 'cjs') options.alias = COMMONJS_ALIASES
    else options.external = [...(options.external ?? []), ...Object.keys(COMMONJS_ALIASES)]
  },
  treeshake: true,
  splitting: false,
}

const { index, ...otherEntries } = LIBRARY_ENTRIES

export default defineConfig([
  {
    ...shared,
    entry: { ...otherEntries, mock: index, errors: 'src/errors.ts' },
    format: ['esm'],
    sourcemap: true,
    esbuildPlugins: [slimMswjsData(), consolePage(), errorsApart()],
    onSuccess: writeMainEntry,
  },
  // For a Node that can't `require` ES modules, and for Jest. Nobody bundles this, so it is not made small.
  {
    ...shared,
    entry: LIBRARY_ENTRIES,
    format: ['cjs'],
    treeshake: false,
    esbuildPlugins: [slimMswjsData(), consolePage(), requiredMsw()],
    onSuccess: writeConsoleTypes,
  },
  {
    ...shared,
    entry: LIBRARY_ENTRIES,
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
  {
    ...shared,
    entry: STANDALONE_ENTRIES,
    external: [],
    noExternal: [/.*/],
    format: ['esm'],
    minify: true,
    esbuildPlugins: [slimMswjsData(), onlyHttpOfMsw()],
    esbuildOptions(options) {
      options.legalComments = 'none'
      options.alias = STANDALONE_ALIASES
    },
    onSuccess: copyWorkerScript,
  },
  {
    ...shared,
    entry: JEST_PRESET_ENTRIES,
    format: ['cjs'],
    dts: { entry: { 'jest-preset': 'src/jest-preset.ts' } },
    platform: 'node',
  },
  // A program, which nobody imports: it need not share anything, and brings all it needs, in one file but for what few
  // ask for.
  {
    ...shared,
    entry: COMMAND_ENTRIES,
    external: [],
    noExternal: [/.*/],
    format: ['esm'],
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
