import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const manifest: {
  exports: Record<string, string | Record<string, string | Record<string, string>>>
  typesVersions: { '*': Record<string, string[]> }
  sideEffects: boolean
} = JSON.parse(readFileSync('package.json', 'utf8'))

const entries = Object.entries(manifest.exports).filter(
  ([name]) => !/^\.\/(?:jest-preset|[\w-]+\.(?:json|yaml))/.test(name),
)
const namesOf = (name: string): string => (name === '.' ? 'index' : name.slice(2))

/** Entries that are types only, and all import the same module, which is empty. */
const isTypesOnly = (name: string): boolean => /^\.\/console\//.test(name)
/** Entries that have less where modules are resolved for a browser. */
const hasBrowserVariant = (name: string): boolean => name === './jest' || name === './vitest'

describe('every entry of the package', () => {
  test.each(entries)('%s has one ES module and one CommonJS module, each with its types', (name, targets) => {
    const file = namesOf(name)
    const code = isTypesOnly(name) ? 'console/types-only' : file
    const esModule = { types: `./dist/${file}.d.ts`, default: `./dist/${code}.js` }
    const commonJs = { types: `./dist/${file}.d.cts`, default: `./dist/${code}.cjs` }
    const inBrowser = {
      import: { ...esModule, default: './dist/matchers-only.js' },
      require: { ...commonJs, default: './dist/matchers-only.cjs' },
    }
    expect(targets).toEqual({
      ...(hasBrowserVariant(name) && { browser: inBrowser }),
      'module-sync': esModule,
      import: esModule,
      require: commonJs,
    })
  })

  test.each(entries)(
    '%s is the same copy for import and require, where Node can do that',
    (name, targets) => {
      // The first condition that matches counts.
      const [first] = Object.keys(targets).filter((condition) => condition !== 'browser')
      expect(first).toBe('module-sync')
      if (hasBrowserVariant(name)) expect(Object.keys(targets)[0]).toBe('browser')
    },
  )

  test('has its types for the old module resolution, too', () => {
    const names = Object.keys(manifest.exports).filter((name) => /^\.\/[\w-]+(?:\/[\w-]+)?$/.test(name))
    const expected = names.map((name) => [name.slice(2), [`./dist/${name.slice(2)}.d.cts`]])
    expect(manifest.typesVersions['*']).toEqual({
      ...Object.fromEntries(expected),
      'jest-preset/jest-preset': ['./dist/jest-preset.d.cts'],
    })
  })
})

interface PackedFile {
  path: string
}

/** What `npm pack` would pack, but for what a build makes. */
function packedFiles(): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const answer: { files: PackedFile[] }[] | Record<string, { files: PackedFile[] }> = JSON.parse(output)
  const [packed] = Object.values(answer)
  return (packed?.files ?? []).map(({ path }) => path)
}

describe('the packed files', () => {
  const packed = packedFiles()
  const documents = packed.filter((path) => /^(?:README|docs\/[\w-]+)\.md$/.test(path))

  test('have the documents', () => {
    expect(documents).toContain('README.md')
    expect(documents).toContain('docs/recipes.md')
  })

  test.each(documents)('have whatever %s links to', (document) => {
    const text = readFileSync(document, 'utf8').replace(/```[\s\S]*?```/g, '')
    const targets = [...text.matchAll(/\]\(([^)\s#]+)[^)\s]*\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^\w+:/.test(target))
      .map((target) => normalize(join(dirname(document), target)))
    const missing = targets.filter(
      (target) => !packed.some((path) => path === target || path.startsWith(`${target}/`)),
    )
    expect(missing).toEqual([])
  })

  test('have no source maps of CommonJS, and no images but those that are shown', () => {
    expect(packed.filter((path) => path.endsWith('.cjs.map'))).toEqual([])
    const texts = documents.map((document) => readFileSync(document, 'utf8')).join('\n')
    const images = packed.filter((path) => /\.(?:png|svg)$/.test(path) && !path.startsWith('examples/'))
    expect(images.filter((path) => !texts.includes(path.replace(/^docs\//, '')))).toEqual([])
  })

  test('have nothing that was installed for an example', () => {
    expect(existsSync('examples/jest/package.json')).toBe(true)
    expect(packed.filter((path) => path.includes('node_modules'))).toEqual([])
  })
})
