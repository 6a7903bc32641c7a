// Usage: tsx test/compat/run.ts [--only <part of a cell's name>] [--keep]
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Cell, cells, type ProjectName } from './cells.ts'
import { concurrently } from './concurrently.ts'
import { type Installation, installProject } from './install.ts'
import { packPackage } from './pack.ts'
import { runCell } from './run-cell.ts'
import type { CommandResult } from './run-command.ts'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const MOST_AT_ONCE = 2

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, keep: { type: 'boolean', default: false } },
})

const chosen = cells.filter(({ name }) => name.includes(options.only))
if (chosen.length === 0) {
  console.error(`There is no cell with "${options.only}" in its name.`)
  process.exit(1)
}

const scratch = await mkdtemp(path.join(tmpdir(), 'aura-mocks-compat-'))
if (options.keep) console.error(`Kept after the run: ${scratch}`)
// For a run that is ended before its time.
else process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))
// Not "once": tsx passes a signal on that the terminal has sent already, and a second one must not stop the removal.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const passed = await runCells(chosen)
// Many times faster than the synchronous removal of some 30,000 files.
if (!options.keep) await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
const failed = chosen.length - passed
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)

/** Returns how many passed. */
async function runCells(wanted: readonly Cell[]): Promise<number> {
  const installations = await installProjects([...new Set(wanted.map(({ project }) => project))])
  const results = await concurrently(MOST_AT_ONCE, wanted, async (cell) => {
    const installation = installations.find(({ project }) => project === cell.project)
    if (installation === undefined) throw new Error(`The project ${cell.project} is not installed.`)
    const result = installation.succeeded ? await runCell(cell, installation.folder) : installation
    report(cell.name, result)
    return result
  })
  return results.filter(({ succeeded }) => succeeded).length
}

async function installProjects(projects: readonly ProjectName[]): Promise<Installation[]> {
  const startedAt = performance.now()
  const tarball = await packPackage(ROOT, scratch)
  const installations = await concurrently(MOST_AT_ONCE, projects, (project) =>
    installProject(project, scratch, tarball),
  )
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  console.log(`Node ${process.version}; packed, and installed in ${projects.length} projects (${seconds} s)`)
  return installations
}

function report(name: string, { succeeded, output, seconds }: CommandResult): void {
  console.log(`${succeeded ? 'ok    ' : 'FAILED'} ${name} ${seconds.toFixed(1)} s`)
  if (!succeeded) console.log(output.trim().replaceAll(/^/gm, '       '))
}
