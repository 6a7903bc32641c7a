import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'

const DIST = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist')

/**
 * Leaves `src/errors.ts` out of the files that import it, as the file `errors.js` beside them. With {@link writeMainEntry}
 * a bundle that only asks whether something is a `GenesysMockError` gets that file, and not the mock.
 */
export function errorsApart(): Plugin {
  return {
    name: 'errors-apart',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\/(?:.*\/)?errors$/ }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: './errors.js', external: true },
      )
    },
  }
}

/** Writes the main entry: it only names what `errors.js` and `mock.js` export, so that bundlers drop what is not used. */
export async function writeMainEntry(): Promise<void> {
  const exported = Object.keys(await import(pathToFileURL(path.join(DIST, 'mock.js')).href))
  const names = exported.filter((name) => name !== 'GenesysMockError').join(', ')
  await writeFile(
    path.join(DIST, 'index.js'),
    `export { GenesysMockError } from './errors.js';\nexport { ${names} } from './mock.js';\n`,
  )
}
