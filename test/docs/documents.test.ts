import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { describe, expect, test } from 'vitest'
import { documentsWithSamples, samplesOf } from './samples'

const documents = documentsWithSamples()
const samples = documents.flatMap((document) => samplesOf(document))
const sampleNamed = (name: string): string => samples.find((sample) => sample.name === name)?.code ?? ''

/** What a document has to say besides text; a fence that is none of these has to have a name, and a test of its name. */
const shown = ['', 'sh']
const executed = ['ts', 'json', 'yaml', 'js', 'html']

/** As GitHub makes anchors of headings. */
function anchorsOf(document: string): string[] {
  return [...readFileSync(document, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  )
}

function linksOf(document: string): { path: string; anchor: string | undefined }[] {
  const text = readFileSync(document, 'utf8').replace(/```[\s\S]*?```/g, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#')
      return { path: file === '' ? document : join(dirname(document), file), anchor }
    })
}

describe.each([...documents, 'CONTRIBUTING.md'])('%s', (document) => {
  test('links to what is there', () => {
    const broken = linksOf(document).filter(
      ({ path, anchor }) =>
        !existsSync(path) ||
        (anchor !== undefined && path.endsWith('.md') && !anchorsOf(path).includes(anchor)),
    )
    expect(broken).toEqual([])
  })

  test('has no sample that is not executed', () => {
    const unknown = samplesOf(document).filter(
      ({ name, file, language }) =>
        !shown.includes(language) && !file && !(name && executed.includes(language)),
    )
    expect(unknown).toEqual([])
  })
})

describe('the documents', () => {
  test('are all linked from the README', () => {
    const linked = linksOf('README.md').map(({ path }) => path)
    expect(documents.filter((document) => document !== 'README.md' && !linked.includes(document))).toEqual([])
  })

  test('give no two samples the same name', () => {
    const names = samples.flatMap(({ name }) => name ?? [])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test.each(samples.filter(({ language }) => ['json', 'yaml'].includes(language)))(
    'show profiles that are accepted as they stand: $name',
    ({ code }) => {
      expect(parseProfiles(code).length).toBeGreaterThan(0)
    },
  )

  test.each([
    ['jest-config', 'examples/jest/jest.config.js'],
    ['start-jest', 'examples/jest/test/first.test.js'],
    // `npm run test:compat` runs these.
    ['start-mocha', 'test/compat/stories/start-mocha.mjs'],
    ['start-node-test', 'test/compat/stories/start-node-test.mjs'],
    ['start-jasmine', 'test/compat/stories/start-jasmine.mjs'],
    ['start-ava', 'test/compat/stories/start-ava.mjs'],
    ['playwright', 'test/compat/stories/playwright-sample.spec.mjs'],
    ['undici', 'test/compat/stories/undici-sample.test.mjs'],
  ])('show as %s what %s really is', (name, file) => {
    expect(sampleNamed(name)).toBe(readFileSync(file, 'utf8'))
  })

  // What these files do is tested by test/compat.
  test.each(samples.flatMap(({ file, code }) => (file === undefined ? [] : [{ file, code }])))(
    'show $file as it is',
    ({ file, code }) => {
      expect(code).toBe(readFileSync(file, 'utf8'))
    },
  )

  test('show no HTML that test/browser does not open', () => {
    const names = samples.filter(({ language }) => language === 'html').map(({ name }) => name)
    expect(names).toEqual(['plain-page'])
  })

  test('show no other JavaScript, which nothing would execute', () => {
    const names = samples.filter(({ language }) => language === 'js').map(({ name }) => name)
    expect(names.sort()).toEqual([
      'jest-config',
      'playwright',
      'start-ava',
      'start-jasmine',
      'start-jest',
      'start-mocha',
      'start-node-test',
      'undici',
    ])
  })
})

describe('docs/architecture.md', () => {
  const text = readFileSync('docs/architecture.md', 'utf8')
  const named = [...text.matchAll(/`((?:src|test|build)\/[\w./-]+)`/g)].map(([, path = '']) => path)

  test('names only files that exist', () => {
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })
})

describe('CONTRIBUTING.md', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8')
  const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)

  // The rest happens by itself.
  test.each(scripts.filter((script) => !/^pre/.test(script)))(
    'lists the command %s, and how long it takes',
    (script) => {
      expect(text).toMatch(
        new RegExp(`^\\| .*\`npm (run )?${script}\`.* \\| .+ \\| (.+ (s|min)|–) \\|$`, 'm'),
      )
    },
  )
})
