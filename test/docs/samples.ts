import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const target = join(import.meta.dirname, '.samples')

/** All documents with samples, by their paths in the project. */
export function documentsWithSamples(): string[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  return ['README.md', ...docs.sort().map((name) => `docs/${name}`)]
}

/** A code block of a document. */
export interface Sample {
  /** From the comment before it, `<!-- sample: name -->`; undefined: it has none. */
  name: string | undefined
  /** From the comment before it, `<!-- file: path -->`: the file of the project that it shows; undefined: it shows none. */
  file: string | undefined
  language: string
  code: string
}

/** The code blocks of a document, given by its path in the project. */
export function samplesOf(document: string): Sample[] {
  const text = readFileSync(join(root, document), 'utf8')
  const blocks = text.matchAll(
    /(?:<!-- (?:sample: ([\w-]+)|file: ([\w./-]+)) -->\n)?```(\w*)\n([\s\S]*?)```/g,
  )
  return [...blocks].map(([, name, file, language = '', code = '']) => ({ name, file, language, code }))
}

/**
 * Makes a test file of every TypeScript sample of the documents, so that Vitest runs them as they stand. A sample that is
 * no test file itself becomes the body of a test, with a started chat around it; one for the browser runs in a page.
 */
export function writeSampleTests(): void {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const document of documentsWithSamples()) {
    for (const { name, language, code } of samplesOf(document)) {
      if (language !== 'ts' || name === undefined) continue
      const isTestFile = /^test\(/m.test(code)
      const isForPage = code.includes("'aura-mocks-genesys-api/browser'")
      if (isForPage) writeFileSync(join(target, `${name}.page.ts`), wrappedForPage(name, code))
      else writeFileSync(join(target, `${name}.test.ts`), isTestFile ? code : wrapped(name, code))
    }
  }
}

const isImport = /^import .*\n/gm

/** @note The sample starts a worker, for a chat after it, and gives `genesys` and `stop` their names. */
function wrappedForPage(name: string, code: string): string {
  const imports = code.match(isImport) ?? []
  return `import { expect, test } from 'vitest'
${imports.join('')}
test('the sample "${name}" runs', async () => {
${code.replace(isImport, '')}
  await fetch('/genesys/2/chat/aura', { method: 'POST', body: new URLSearchParams({ nickname: 'Ana' }) })
  expect(genesys.sessions.list()).toMatchObject([{ nickname: 'Ana' }])
  stop()
})
`
}

function wrapped(name: string, code: string): string {
  const imports = code.match(isImport) ?? []
  return `import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { withStartedChat } from '../started-chat'
${imports.join('')}
test('the sample "${name}" runs', () => withStartedChat(async (around) => {
  const { genesys, server, chatId, secureKey, received, callGenesys } = around
  {
${code.replace(isImport, '')}
  }
}))
`
}
