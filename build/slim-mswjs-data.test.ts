import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildResult, build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { changeScenarios } from './mswjs-data-change-scenarios.ts'
import { operationLists, runOperations } from './mswjs-data-random-operations.ts'
import { type Library, queryScenarios } from './mswjs-data-scenarios.ts'
import { slimMswjsData } from './slim-mswjs-data.ts'

const ENTRY = `
  export { drop, factory, nullable, primaryKey } from '@mswjs/data'
  export { DATABASE_INSTANCE } from '@mswjs/data/lib/glossary'
`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slim-mswjs-data-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function bundle(contents: string, resolveDir: string) {
  return build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
    metafile: true,
    platform: 'browser',
    plugins: [slimMswjsData()],
    target: 'es2022',
    write: false,
  })
}

async function loadPlainLibrary(): Promise<Library> {
  const { DATABASE_INSTANCE } = await import('@mswjs/data/lib/glossary')
  return { ...(await import('@mswjs/data')), DATABASE_INSTANCE } as unknown as Library
}

async function loadSlimLibrary(): Promise<Library> {
  const { outputFiles } = await bundle(ENTRY, process.cwd())
  const file = path.join(folder, 'slim.mjs')
  await writeFile(file, outputFiles[0]?.contents ?? '')
  return import(pathToFileURL(file).href)
}

describe('the slimmed copy does as the plain library', () => {
  let plain: Library
  let slim: Library

  beforeAll(async () => {
    plain = await loadPlainLibrary()
    slim = await loadSlimLibrary()
  })

  it.each(Object.entries({ ...queryScenarios, ...changeScenarios }))('with %s', (_title, scenario) => {
    const expected = scenario(plain)

    expect(scenario(slim)).toEqual(expected)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it('with any list of operations', () => {
    fc.assert(
      fc.property(operationLists, (operations) => {
        expect(runOperations(slim, operations)).toEqual(runOperations(plain, operations))
      }),
    )
  })

  it('with the warning about a sort key that has no effect', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const library of [plain, slim]) {
      const { model } = library.factory({ model: { id: library.primaryKey(String) } })
      model?.findMany({ orderBy: { id: 'asc', name: 'desc' } })
    }

    expect(warn.mock.calls).toHaveLength(2)
    expect(warn.mock.calls[1]).toEqual(warn.mock.calls[0])
    warn.mockRestore()
  })
})

describe('the bundle', () => {
  it('has nothing of the library’s dependencies but outvariant', async () => {
    const { metafile } = await bundle(ENTRY, process.cwd())
    const [output] = Object.values(metafile.outputs)
    const packages = Object.keys(output?.inputs ?? {}).map(
      (file) => file.match(/node_modules\/(@\w+\/\w+|[\w-]+)/)?.[1],
    )

    expect(output?.imports).toEqual([])
    expect(new Set(packages.filter(Boolean))).toEqual(new Set(['@mswjs/data', 'outvariant']))
  })

  it('opens no channel, imports nothing, evaluates no text', async () => {
    const { outputFiles } = await bundle(ENTRY, process.cwd())
    const code = outputFiles[0]?.text.replace(/^\s*\/\/.*$/gm, '').replace(`type === "graphql"`, '')

    expect(code).not.toMatch(
      /BroadcastChannel|window|graphql|date-fns|lodash|pluralize|uuid|localStorage|process\./,
    )
    expect(code).not.toMatch(/from "|require\(|import\(|\beval\(|\bFunction\(/)
  })

  it('has one copy of the symbols, whichever path they are imported by', async () => {
    const { outputFiles } = await bundle(ENTRY, process.cwd())

    expect(outputFiles[0]?.text.match(/Symbol\("databaseInstance"\)/g)).toHaveLength(1)
  })
})

describe('an upgrade of the library that the plugin does not know fails the build', () => {
  async function bundleLibrary(source: string): Promise<BuildResult> {
    const root = await mkdtemp(path.join(folder, 'upgrade-'))
    const library = path.join(root, 'node_modules/@mswjs/data/lib')
    await mkdir(library, { recursive: true })
    await writeFile(path.join(library, 'index.js'), source)
    return bundle(`import '@mswjs/data/lib/index.js'`, root)
  }

  it('when it imports another package', async () => {
    await expect(bundleLibrary('var x_1 = require("left-pad");\n')).rejects.toThrow(
      '@mswjs/data imports "left-pad" (in index.js), which is neither replaced nor bundled on purpose.',
    )
  })

  it('when it no longer imports what is replaced', async () => {
    await expect(bundleLibrary('var x_1 = require("md5");\n')).rejects.toThrow(
      '@mswjs/data no longer imports "lib/extensions/sync".',
    )
  })

  it('when it is written in another form of CommonJS', async () => {
    await expect(bundleLibrary('if (true) { exports = require("md5") }\n')).rejects.toThrow(
      'no rewrite for "if (true) { exports = require("md5") }"',
    )
  })
})
