import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OnResolveArgs, OnResolveResult, PartialMessage, Plugin } from 'esbuild'
import { toEsModule } from './mswjs-data-to-esm.ts'

interface Replacement {
  /** A module of `build/mswjs-data/`. */
  readonly file: string
  /** Which of its exports is the package's default export. */
  readonly asDefault?: string
}

/** What @mswjs/data imports and this package replaces: its own modules by path, packages by name. */
const REPLACEMENTS: ReadonlyMap<string, Replacement> = new Map<string, Replacement>([
  ['lib/model/generateRestHandlers', { file: 'generate-rest-handlers.ts' }],
  ['lib/model/generateGraphQLHandlers', { file: 'generate-graphql-handlers.ts' }],
  ['lib/model/defineRelationalProperties', { file: 'define-relational-properties.ts' }],
  ['lib/relations/Relation', { file: 'relation.ts' }],
  ['lib/extensions/sync', { file: 'sync.ts' }],
  ['date-fns', { file: 'date-fns.ts' }],
  ['lodash', { file: 'lodash.ts' }],
  ['lodash/get', { file: 'lodash-get.ts', asDefault: 'get' }],
  ['lodash/isFunction', { file: 'lodash-is-function.ts', asDefault: 'isFunction' }],
  ['lodash/set', { file: 'lodash-set.ts', asDefault: 'set' }],
  ['md5', { file: 'md5.ts', asDefault: 'md5' }],
  ['strict-event-emitter', { file: 'strict-event-emitter.ts' }],
  ['tslib', { file: 'tslib.ts' }],
])

/** Packages that @mswjs/data brings along. outvariant writes its error messages, in 0.5 kB. */
const BUNDLED_PACKAGES: ReadonlySet<string> = new Set(['outvariant'])

const PLUGIN_NAME = 'slim-mswjs-data'
const PLUGIN_FILE = `build/${PLUGIN_NAME}.ts`
const REPLACEMENT_FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'mswjs-data')
const LIBRARY_FILE = /^(.*[\\/]node_modules[\\/]@mswjs[\\/]data)[\\/]/

/**
 * Bundles @mswjs/data without the parts that this package never calls: they import msw, graphql, lodash and
 * date-fns, and open a BroadcastChannel. An upgrade of the library that imports something new, or no longer
 * imports what is replaced here, fails the build.
 */
export function slimMswjsData(): Plugin {
  return {
    name: PLUGIN_NAME,
    setup(build) {
      const imported = new Set<string>()
      build.onStart(() => imported.clear())
      build.onResolve({ filter: /.*/ }, (request) => {
        const library = LIBRARY_FILE.exec(request.importer)?.[1]
        if (library === undefined) {
          return undefined
        }
        const name = nameOfImport(request, library)
        imported.add(name)
        return resolveImport(request, name)
      })
      build.onLoad({ filter: /[\\/]@mswjs[\\/]data[\\/]lib[\\/].*\.js$/ }, async ({ path: file }) => ({
        contents: toEsModule(await readFile(file, 'utf8'), file),
      }))
      build.onLoad({ filter: /.*/, namespace: PLUGIN_NAME }, ({ path: name }) => ({
        contents: defaultExportOf(name),
        resolveDir: REPLACEMENT_FOLDER,
      }))
      build.onEnd(({ errors }) => ({
        errors: errors.length > 0 || imported.size === 0 ? [] : unusedReplacements(imported),
      }))
    },
  }
}

/** A package by its name; a module of the library by its path inside the library, without extension. */
function nameOfImport(request: OnResolveArgs, library: string): string {
  if (!request.path.startsWith('.')) {
    return request.path
  }
  const file = path.resolve(request.resolveDir, request.path)
  return path.relative(library, file).replaceAll(path.sep, '/').replace(/\.js$/, '')
}

function resolveImport(request: OnResolveArgs, name: string): OnResolveResult | undefined {
  const replacement = REPLACEMENTS.get(name)
  if (replacement?.asDefault !== undefined) {
    return { path: name, namespace: PLUGIN_NAME }
  }
  if (replacement !== undefined) {
    return { path: path.join(REPLACEMENT_FOLDER, replacement.file) }
  }
  if (request.path.startsWith('.') || BUNDLED_PACKAGES.has(name)) {
    return undefined
  }
  const importer = path.basename(request.importer)
  const text = `@mswjs/data imports "${name}" (in ${importer}), which is neither replaced nor bundled on purpose. Add it to REPLACEMENTS or to BUNDLED_PACKAGES in ${PLUGIN_FILE}.`
  return { errors: [{ text }] }
}

function defaultExportOf(name: string): string {
  const replacement = REPLACEMENTS.get(name)
  return `export { ${replacement?.asDefault} as default } from './${replacement?.file}'`
}

/** A replacement that nobody asks for may mean that the library now has the original under another name. */
function unusedReplacements(imported: ReadonlySet<string>): PartialMessage[] {
  const unused = [...REPLACEMENTS.keys()].filter((name) => !imported.has(name))
  return unused.map((name) => ({
    text: `@mswjs/data no longer imports "${name}". See what took its place, then remove its replacement in ${PLUGIN_FILE}.`,
  }))
}
