import { install } from './installation.ts'
import type { Platform } from './platforms.ts'
import type { ServerProgram } from './server-process.ts'

/** The command of this package. */
export function ourCommand({ folder }: Platform): ServerProgram {
  const cli = 'node_modules/aura-mocks-genesys-api/dist/cli.js'
  return { name: 'ours', cwd: folder, command: (port) => [cli, '--port', String(port), '--log', 'silent'] }
}

/** A peer that is written by hand. */
export async function handWritten(name: 'raw' | 'express' | 'http-middleware'): Promise<ServerProgram> {
  return { name, cwd: await install('peers'), command: (port) => [`${name}.mjs`, String(port)] }
}

export async function mockoon(): Promise<ServerProgram> {
  const program = ['node_modules/@mockoon/cli/bin/run.js', 'start', '--data', 'mockoon.json']
  const flags = ['--disable-log-to-file', '--disable-admin-api']
  return {
    name: 'mockoon',
    cwd: await install('peers'),
    command: (port) => [...program, ...flags, '--port', String(port)],
  }
}
