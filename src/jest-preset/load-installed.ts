import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { rewriteEsModule } from './rewrite-es-module'

type Exports = Record<string, unknown>

/**
 * The package that msw itself would get by this name, loaded by `require` although it may be an ES module. It runs in
 * the realm of the test, as everything does that Jest loads.
 */
export function loadInstalled(name: string): Exports {
  return load(entryOf(findPackage(name, dirname(require.resolve('msw/package.json')))))
}

/** Searched as Node does: Jest's own `require.resolve` would lead back here, by the `moduleNameMapper`. */
function findPackage(name: string, from: string): string {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(from)
  if (parent === from) throw new Error(`Cannot find the package ${name}, which msw needs. Install msw again.`)
  return findPackage(name, parent)
}

function entryOf(folder: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, targetOf(manifest.exports?.['.']) ?? manifest.main ?? 'index.js')
}

interface Manifest {
  main?: string
  exports?: { '.'?: Target }
}

type Target = string | { require?: Target; default?: Target }

function targetOf(target: Target | undefined): string | undefined {
  return typeof target === 'object' ? targetOf(target.require ?? target.default) : target
}

function load(file: string): Exports {
  const code = rewriteEsModule(readFileSync(file, 'utf8'))
  // CommonJS already; or not understood, and then Jest itself says what it is.
  if (code === undefined) return require(file)
  const exports: Exports = {}
  const run: unknown = new Function('exports', 'require', `${code}\n//# sourceURL=${file}`)
  if (typeof run === 'function') run(exports, (request: string) => load(resolve(dirname(file), request)))
  return exports
}
