import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { runCommand } from './run-command.ts'

const LIMIT_SECONDS = 180

/**
 * Packs the package as it would be published, which builds it; returns the path of the tarball.
 *
 * @throws Error with what npm printed.
 */
export async function packPackage(root: string, destination: string): Promise<string> {
  await runNpm(['pack', '--pack-destination', destination], root)
  const tarball = (await readdir(destination)).find((name) => name.endsWith('.tgz'))
  if (tarball === undefined) throw new Error(`Failed to pack the package: no tarball in ${destination}.`)
  return path.join(destination, tarball)
}

async function runNpm(parameters: string[], cwd: string): Promise<void> {
  const { succeeded, output } = await runCommand('npm', parameters, { cwd, limitSeconds: LIMIT_SECONDS })
  if (!succeeded) throw new Error(`Failed to run "npm ${parameters.join(' ')}":\n${output}`)
}
