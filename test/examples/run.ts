import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.ts'
import { isExample, runExample } from './run-example.ts'

// Runs the tests of every example the way its reader would, with the package as it is published.

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Packs the package, which builds it; returns the path of the tarball. */
async function pack(scratch: string): Promise<string> {
  const args = ['pack', '--pack-destination', scratch]
  const deadline = Date.now() + 120_000
  const { succeeded, output } = await runCommand({ program: 'npm', args, folder: root, deadline })
  if (!succeeded) throw new Error(`npm ${args.join(' ')}\n${output}`)
  const tarball = (await readdir(scratch)).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Error('npm pack has made no tarball.')
  return join(scratch, tarball)
}

async function findExamples(): Promise<string[]> {
  const folders = (await readdir(join(root, 'examples'))).sort().map((name) => join(root, 'examples', name))
  const areExamples = await Promise.all(folders.map(isExample))
  return folders.filter((_folder, index) => areExamples[index])
}

async function runAll(examples: readonly string[], scratch: string): Promise<number> {
  const tarball = await pack(scratch)
  let passed = 0
  for (const example of examples) {
    const start = performance.now()
    const { succeeded, output } = await runExample(example, scratch, tarball)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    if (succeeded) passed += 1
    else console.log(output)
    console.log(`${succeeded ? 'passed' : 'FAILED'}: ${basename(example)} (${seconds} s)`)
  }
  return passed
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const examples = await findExamples()
const scratch = await mkdtemp(join(tmpdir(), 'aura-mocks-genesys-api-examples-'))
let passed = 0
try {
  passed = await runAll(examples, scratch)
} catch (error) {
  console.log(error)
} finally {
  await rm(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${examples.length - passed} failed`)
// No example at all is a failure, too.
process.exitCode = passed > 0 && passed === examples.length ? 0 : 1
