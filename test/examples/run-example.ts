import { cp, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type CommandResult, runCommand } from './run-command.ts'

/** An example must be done, from its installation to its last test, in this many milliseconds. */
const limit = 180_000

/** What npm is to do in an example, one after the other. */
const steps = (tarball: string): string[][] => [
  // Naming the tarball puts it in the place of the published version that the example lists.
  ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball],
  ['run', 'typecheck', '--if-present'],
  ['test'],
  // After the tests, which are to hold for what is recorded already.
  ['run', 'record', '--if-present'],
]

/** What a test runner says of a test that leaves something running, without failing for it. */
const leftovers = /open handle|did not exit|close timed out|failed to exit gracefully/i

/** Whether a folder is an example: a project of its own that can be tested. */
export async function isExample(folder: string): Promise<boolean> {
  try {
    const manifest: { scripts?: { test?: string } } = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    )
    return manifest.scripts?.test !== undefined
  } catch {
    return false
  }
}

/** Copies an example into the scratch folder, installs it there with the packed package, and runs its tests. */
export async function runExample(folder: string, scratch: string, tarball: string): Promise<CommandResult> {
  const deadline = Date.now() + limit
  const copy = join(scratch, basename(folder))
  // Someone may have tried the example out where it is; the copy is to be installed afresh.
  await cp(folder, copy, { recursive: true, filter: (source) => basename(source) !== 'node_modules' })

  for (const args of steps(tarball)) {
    const { succeeded, output } = await runCommand({ program: 'npm', args, folder: copy, deadline })
    if (!succeeded) return { succeeded, output: `npm ${args.join(' ')}\n${output}` }
    if (leftovers.test(output)) return { succeeded: false, output: `Something is left running:\n${output}` }
  }
  return { succeeded: true, output: '' }
}
