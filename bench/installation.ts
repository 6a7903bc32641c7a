import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from '../test/compat/run-command.ts'

const ROOT = path.join(import.meta.dirname, '..')
/** Kept from run to run, for measuring takes many; outside, so that nothing is found in our own `node_modules`. */
const CACHE = path.join(tmpdir(), 'aura-mocks-bench')
const PACKAGE_NAME = 'aura-mocks-genesys-api'
const INSTALL_LIMIT_SECONDS = 120

/**
 * Copies one of the folders here, and installs what its `package.json` names, if that has not been done; gives the
 * copy. The built package lies in it, too, as if it had been installed.
 *
 * @throws Error with what npm printed.
 */
export async function install(name: string): Promise<string> {
  const source = path.join(import.meta.dirname, name)
  const manifest = await readFile(path.join(source, 'package.json'))
  const version = createHash('sha256').update(ROOT).update(manifest).digest('hex').slice(0, 12)
  const folder = path.join(CACHE, `${path.basename(name)}-${version}`)
  const mark = path.join(folder, '.installed')
  await cp(source, folder, { recursive: true })
  if (!existsSync(mark)) {
    await runNpm(folder)
    await writeFile(mark, '')
  }
  await copyPackage(path.join(folder, 'node_modules', PACKAGE_NAME))
  return folder
}

/** Tries twice: a registry that does not answer has once stopped a whole run. */
async function runNpm(folder: string): Promise<void> {
  const parameters = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const options = { cwd: folder, limitSeconds: INSTALL_LIMIT_SECONDS }
  const first = await runCommand('npm', parameters, options)
  const { succeeded, output } = first.succeeded ? first : await runCommand('npm', parameters, options)
  if (!succeeded) throw new Error(`Failed to install in ${folder}:\n${output}`)
}

async function copyPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await cp(path.join(ROOT, 'dist'), path.join(folder, 'dist'), { recursive: true })
  await cp(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'))
}
