import { describe, expect, test } from 'vitest'
import { functionLengths, readSourceFiles, type SourceFile, topLevelState } from './source-files'

const files = readSourceFiles()

/** Which folder may import which: a request goes handlers → chat → db and push, a due moment scheduler → chat. */
const mayImport: Record<string, readonly string[]> = {
  runtime: [],
  time: ['runtime'],
  wire: ['runtime'],
  db: ['runtime', 'time', 'wire'],
  push: ['db', 'time', 'wire', 'runtime'],
  chat: ['db', 'push', 'time', 'wire', 'runtime'],
  scheduler: ['chat', 'db', 'time', 'wire', 'runtime'],
  handlers: ['chat', 'db', 'push', 'time', 'wire', 'runtime'],
  testing: ['db', 'time', 'wire', 'runtime'],
  'profile-files': ['runtime'],
  // What a set-up adds to `expect`.
  setup: ['testing', 'time', 'runtime'],
  server: ['runtime', 'time'],
  // What makes a MSW handler, and a Response, of an answer of the mock.
  browser: ['handlers', 'runtime', 'wire'],
  command: ['runtime'],
  // Lists of names only: with the main entry, the console would import msw.
  console: ['wire'],
  'jest-preset': [],
  // How requests reach a mock without MSW, and how a push knows such a dispatcher.
  undici: ['handlers', 'push', 'runtime'],
  playwright: ['handlers', 'testing', 'runtime'],
}

/** The files of some folders. */
const filesOf = (...folders: string[]): string[] =>
  files.filter(({ folder }) => folders.includes(folder)).map(({ path }) => path)

/** Who may import a package; every other file may import none. */
const mayImportPackage: Record<string, readonly string[]> = {
  msw: [
    'genesys-mock.ts',
    'handlers/request-handlers.ts',
    'msw.ts',
    'required-msw.ts',
    'browser/setup-genesys-worker.ts',
    'browser/start-worker.ts',
    'browser/tab.ts',
    'browser/worker-options.ts',
  ],
  'msw/node': filesOf('setup'),
  'msw/browser': ['browser/setup-genesys-worker.ts', 'browser/start-worker.ts'],
  '@mswjs/data': ['db/library.ts', 'db/db-table.ts', 'db/database.ts', 'db/mswjs-data.d.ts'],
  '@mswjs/data/lib/glossary': ['db/library.ts', 'db/mswjs-data.d.ts'],
  nanoid: ['runtime/ids.ts', 'runtime/id-generators.ts', 'runtime/random-bytes.ts'],
  'p-lazy': ['testing/waits.ts'],
  // The entries besides the main one speak of the mock as their user does.
  'aura-mocks-genesys-api': [
    'testing/matchers.ts',
    ...filesOf('profile-files'),
    ...filesOf('server', 'command', 'console', 'browser', 'setup', 'undici', 'playwright'),
  ],
  'aura-mocks-genesys-api/server': filesOf('command'),
  yaml: ['profile-files/parse-profiles.ts', 'profile-files/find-position.ts'],
  // For their types only, which the entries of these names extend; and for Vitest's hooks.
  vitest: ['vitest.ts', 'setup/set-up-in-vitest.ts'],
  expect: ['jest.ts'],
  // For its types only.
  undici: filesOf('undici'),
  lit: filesOf('console'),
  'lit/directives/cache.js': filesOf('console'),
  'lit/directives/repeat.js': filesOf('console'),
  'virtual:console-page': ['server/console-page.ts'],
  tinyqueue: ['time/agenda.ts'],
  // Whoever checks what it is given. The forms themselves are in `runtime`.
  valibot: [
    'options-schema.ts',
    'mock-arguments.ts',
    'snapshot-rules.ts',
    'time/clock-arguments.ts',
    'db/query-arguments.ts',
    'db/db-table.ts',
    'db/request-log.ts',
    'profile-files/profile-arguments.ts',
    'server/server-options.ts',
    'browser/worker-options.ts',
    'setup/setup-options.ts',
    'undici/dispatcher-options.ts',
    'playwright/serve-options.ts',
    ...filesOf('runtime', 'chat', 'testing'),
  ],
}

/** The wire forms name the rows they are made of; no other folder may look up, even for a type. */
const typesOnly = new Set(['wire → db'])

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '.')
const edges = (file: SourceFile, imports: readonly string[]): string[] =>
  imports.map(folderOf).filter((folder) => folder !== file.folder && folder !== '.')

describe('the folders', () => {
  test('import only what they may', () => {
    const offences = files
      .filter(({ folder }) => folder !== '.')
      .flatMap((file) => {
        const allowed = mayImport[file.folder] ?? []
        const byValue = edges(file, file.valueImports).filter((folder) => !allowed.includes(folder))
        const byType = edges(file, file.imports).filter(
          (folder) => !allowed.includes(folder) && !typesOnly.has(`${file.folder} → ${folder}`),
        )
        return [...byValue, ...byType].map((folder) => `${file.path} imports ${folder}`)
      })
    expect(offences).toEqual([])
  })

  test('import nothing from the top but errors and the checked msw', () => {
    const offences = files
      .filter(({ folder }) => folder !== '.')
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => folderOf(target) === '.' && target !== 'errors.ts' && target !== 'msw.ts')
          .map((target) => `${path} imports ${target}`),
      )
    expect(offences).toEqual([])
  })

  test('import packages only where it is foreseen', () => {
    const offences = files.flatMap(({ path, packages }) =>
      packages
        .filter((name) => !(name.startsWith('node:') && /^(server|command|setup|jest-preset)\b/.test(path)))
        .filter((name) => !mayImportPackage[name]?.includes(path))
        .map((name) => `${path} imports ${name}`),
    )
    expect(offences).toEqual([])
  })

  test('the rules know neither requests nor timers', () => {
    const offences = files
      .filter(({ folder }) => folder === 'chat')
      .filter(({ text }) =>
        /\bRequest\b(?! Chat)|\bResponse\b|setTimeout|Date\.now/.test(
          text.replace(/\/\*\*[\s\S]*?\*\//g, ''),
        ),
      )
    expect(offences.map(({ path }) => path)).toEqual([])
  })
})

describe('no file', () => {
  test('takes part in a cycle of imports, types included', () => {
    const byPath = new Map(files.map((file) => [file.path, file]))
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      if (done.has(path)) return
      for (const next of byPath.get(path)?.imports ?? []) visit(next, [...trail, path])
      done.add(path)
    }
    const done = new Set<string>()
    for (const { path } of files) visit(path, [])
    expect(cycles).toEqual([])
  })

  test('keeps state at its top level', () => {
    expect(files.flatMap(topLevelState)).toEqual([])
  })

  test('reads the time or the network otherwise than from globalThis', () => {
    const bare =
      /(?<![\w.$])(fetch|setTimeout|clearTimeout|setInterval|Date\.now|queueMicrotask|MessageChannel)\(/
    const offences = files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => bare.test(line) && !/^\s*(\*|\/\/|(async )?fetch\()/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(offences).toEqual([])
  })

  test('is longer than 400 lines, half of them not longer than 60, no function longer than 50', () => {
    const lengths = files.map(({ lines }) => lines).sort((one, other) => one - other)
    expect(files.filter(({ lines }) => lines > 400).map(({ path }) => path)).toEqual([])
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60)
    expect(files.flatMap(functionLengths).filter(({ lines }) => lines > 50)).toEqual([])
  })

  test('is a junk drawer, and none has a default export', () => {
    expect(files.filter(({ path }) => /util|helper|misc|common/i.test(path)).map(({ path }) => path)).toEqual(
      [],
    )
    expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([])
  })
})
