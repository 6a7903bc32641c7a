import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const REPLACEMENT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../src/required-msw.ts')

/** Has the CommonJS build load msw by a `require` that explains itself when it fails. */
export function requiredMsw(): Plugin {
  return {
    name: 'required-msw',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\/msw$/ }, () => ({ path: REPLACEMENT }))
    },
  }
}
