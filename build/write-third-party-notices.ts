// Usage: tsx build/write-third-party-notices.ts [--check]
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { consolePage } from './console-page.ts'
import { COMMAND_ENTRIES, EXTERNAL_PACKAGES, LIBRARY_ENTRIES, LIBRARY_TARGET } from './library-bundle.ts'
import { slimMswjsData } from './slim-mswjs-data.ts'

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
const INTRODUCTION = `# Third-party notices

The files in \`dist\` contain code of the packages below. Parts of \`@mswjs/data\` are replaced at build time by
code of this package (\`build/mswjs-data\` in its repository). This file is written by
\`build/write-third-party-notices.ts\`.
`

/** The folders of the packages of which at least one byte ends in the bundle. */
async function findBundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    ...LIBRARY_TARGET,
    absWorkingDir: ROOT,
    entryPoints: { ...LIBRARY_ENTRIES, ...COMMAND_ENTRIES },
    external: [...EXTERNAL_PACKAGES, 'node:*'],
    plugins: [slimMswjsData(), consolePage()],
    bundle: true,
    format: 'esm',
    metafile: true,
    outdir: 'dist',
    write: false,
  })
  const folders = Object.values(metafile.outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, input]) => input.bytesInOutput > 0)
    .flatMap(([file]) => PACKAGE_FOLDER.exec(file)?.[0] ?? [])
  return [...new Set(folders)]
}

async function readNotice(folder: string): Promise<Notice> {
  const manifest: Omit<Notice, 'text'> = JSON.parse(
    await readFile(path.join(ROOT, folder, 'package.json'), 'utf8'),
  )
  const files = await readdir(path.join(ROOT, folder))
  const licenseFile = files.find((file) => /^(?:licen[cs]e|copying)\b/i.test(file))
  if (licenseFile === undefined) {
    throw new Error(`Failed to write ${NOTICES_NAME}: no licence file in ${folder}.`)
  }
  const text = await readFile(path.join(ROOT, folder, licenseFile), 'utf8')
  const { name, version, license } = manifest
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
