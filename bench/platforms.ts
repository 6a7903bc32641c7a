import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { compilePrograms } from './compile.ts'
import { install } from './installation.ts'

export type PlatformName = 'node-20' | 'node-22'

/** A Node and a version of MSW that the built package is measured on. */
export interface Platform {
  name: PlatformName
  folder: string
  /** The program. */
  node: string
  nodeVersion: string
  mswVersion: string
}

/** Installs a platform, with the programs; `node-20` runs the Node that runs this. */
export async function preparePlatform(name: PlatformName): Promise<Platform> {
  const folder = await install(`platforms/${name}`)
  await compilePrograms(path.join(folder, 'programs'))
  const ownNode = path.join(folder, 'node_modules/node/bin/node')
  const node = existsSync(ownNode) ? ownNode : process.execPath
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(folder, 'node_modules/msw/package.json'), 'utf8'),
  )
  return {
    name,
    folder,
    node,
    nodeVersion: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
    mswVersion: version,
  }
}
