import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProjectName } from './cells.ts'
import { type CommandResult, runCommand } from './run-command.ts'

const LIMIT_SECONDS = 300
const PACKAGE_NAME = 'aura-mocks-genesys-api'
const SOURCES = path.dirname(fileURLToPath(import.meta.url))

interface Manifest {
  packageManager?: string
  dependencies: Record<string, string>
}

export interface Installation extends CommandResult {
  readonly project: ProjectName
  readonly folder: string
}

/** Makes a fresh copy of a project, with the stories and the packed package in it. */
export async function installProject(
  project: ProjectName,
  scratch: string,
  tarball: string,
): Promise<Installation> {
  const folder = path.join(scratch, project)
  await cp(path.join(SOURCES, 'projects', project), folder, { recursive: true })
  await cp(path.join(SOURCES, 'stories'), path.join(folder, 'stories'), { recursive: true })
  await addDependency(path.join(folder, 'package.json'), tarball)
  const [program = 'npm', ...parameters] = await installCommand(path.join(folder, 'package.json'))
  const result = await runCommand(program, parameters, { cwd: folder, limitSeconds: LIMIT_SECONDS })
  return { ...result, project, folder }
}

/** npm, or the package manager that the project names; pnpm with its own layout of `node_modules`. */
async function installCommand(manifestFile: string): Promise<string[]> {
  const { packageManager }: Manifest = JSON.parse(await readFile(manifestFile, 'utf8'))
  if (packageManager === undefined) return ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline']
  return [
    'npx',
    '--yes',
    packageManager,
    'install',
    '--no-frozen-lockfile',
    '--prefer-offline',
    '--ignore-scripts',
    '--config.node-linker=isolated',
    // Removed with the rest.
    '--config.store-dir=.pnpm-store',
  ]
}

async function addDependency(manifestFile: string, tarball: string): Promise<void> {
  const manifest: Manifest = JSON.parse(await readFile(manifestFile, 'utf8'))
  manifest.dependencies[PACKAGE_NAME] = `file:${tarball}`
  await writeFile(manifestFile, JSON.stringify(manifest, null, 2))
}
