// Usage: tsx build/write-third-party-notices.ts [--check]
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { consolePage } from './console-page.ts'
import {
  COMMAND_ENTRIES,
  EXTERNAL_PACKAGES,
  LIBRARY_ENTRIES,
  LIBRARY_TARGET,
  STANDALONE_ALIASES,
  STANDALONE_ENTRIES,
} from './library-bundle.ts'
import { slimMswjsData } from './slim-mswjs-data.ts'
import { onlyHttpOfMsw } from './standalone/only-http.ts'

interface Notice {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly text: string
}

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const NOTICES_NAME = 'THIRD-PARTY-NOTICES.md'
const NOTICES_FILE = path.join(ROOT, NOTICES_NAME)
const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/
/** Packages that are published without the text of their licence: their manifest is all there is to pass on. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  '@open-draft/deferred-promise',
  '@open-draft/logger',
  'is-node-process',
  'strict-event-emitter',
])
const INTRODUCTION = `# Third-party notices

The files in \`dist\` contain code of the packages below. Parts of \`@mswjs/data\` are replaced at build time by
code of this package (\`build/mswjs-data\` in its repository). This file is written by
\`build/write-third-party-notices.ts\`.
`

/** The folders of the packages of which at least one byte ends in a bundle. */
async function findBundledPackages(): Promise<string[]> {
  const folders = await Promise.all([
    foldersIn({
      entryPoints: { ...LIBRARY_ENTRIES, ...COMMAND_ENTRIES },
      external: [...EXTERNAL_PACKAGES, 'node:*'],
    }),
    // These bring msw, and all that it imports.
    foldersIn({ entryPoints: STANDALONE_ENTRIES, alias: STANDALONE_ALIASES }, [onlyHttpOfMsw()]),
  ])
  return [...new Set(folders.flat())]
}

async function foldersIn(options: BuildOptions, plugins: Plugin[] = []): Promise<string[]> {
  const { metafile } = await build({
    ...LIBRARY_TARGET,
    ...options,
    absWorkingDir: ROOT,
    plugins: [slimMswjsData(), consolePage(), ...plugins],
    bundle: true,
    format: 'esm',
    metafile: true,
    outdir: 'dist',
    write: false,
  })
  return Object.values(metafile.outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, input]) => input.bytesInOutput > 0)
    .flatMap(([file]) => PACKAGE_FOLDER.exec(file)?.[0] ?? [])
}

async function readNotice(folder: string): Promise<Notice> {
  const manifest: Omit<Notice, 'text'> = JSON.parse(
    await readFile(path.join(ROOT, folder, 'package.json'), 'utf8'),
  )
  const files = await readdir(path.join(ROOT, folder))
  const licenseFile = files.find((file) => /^(?:licen[cs]e|copying)\b/i.test(file))
  const { name, version, license } = manifest
  if (licenseFile === undefined && WITHOUT_TEXT.has(name)) {
    return { name, version, license, text: 'The package is published without the text of its licence.' }
  }
  if (licenseFile === undefined) {
    throw new Error(`Failed to write ${NOTICES_NAME}: no licence file in ${folder}.`)
  }
  const text = await readFile(path.join(ROOT, folder, licenseFile), 'utf8')
  return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() }
}

function render(notices: readonly Notice[]): string {
  const sections = [...notices]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(
      ({ name, version, license, text }) =>
        `## ${name} ${version}\n\nLicence: ${license}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
    )
  return [INTRODUCTION, ...sections].join('\n')
}

const folders = await findBundledPackages()
const wanted = render(await Promise.all(folders.map(readNotice)))

if (process.argv.includes('--check')) {
  const actual = await readFile(NOTICES_FILE, 'utf8').catch(() => '')
  if (actual !== wanted) {
    console.error(`${NOTICES_NAME} is out of date. Run: npx tsx build/write-third-party-notices.ts`)
    process.exitCode = 1
  }
} else {
  await writeFile(NOTICES_FILE, wanted)
}
