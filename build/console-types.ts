import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const SOURCES = path.join(ROOT, 'types/console')

/**
 * Writes the types that teach `<genesys-console>` to React, Preact, Solid and Vue. They are written by hand, because
 * each names a package that is not installed here, and the user's compiler has to find it from `dist`.
 */
export async function writeConsoleTypes(): Promise<void> {
  const target = path.join(ROOT, 'dist/console')
  await mkdir(target, { recursive: true })
  for (const file of await readdir(SOURCES)) {
    const declarations = await readFile(path.join(SOURCES, file), 'utf8')
    await writeFile(path.join(target, file), declarations)
    // For CommonJS, in which TypeScript does not let types of an ES module be imported.
    await writeFile(
      path.join(target, file.replace(/\.d\.ts$/, '.d.cts')),
      declarations.replaceAll(".js'", ".cjs'"),
    )
  }
  // What there is to import at run time, where an import of nothing but types is not left out.
  await writeFile(path.join(target, 'types-only.js'), 'export {}\n')
  await writeFile(path.join(target, 'types-only.cjs'), '')
}
