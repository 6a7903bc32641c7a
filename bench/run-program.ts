import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BRIEF_VARIABLE, type Finding, OUTPUT_VARIABLE } from './finding.ts'
import type { Platform } from './platforms.ts'

/** Far more than any of them takes. */
const LIMIT_MS = 300_000

export interface ProgramOptions {
  /** Whether it has little time. */
  isBrief: boolean
  parameters?: readonly string[]
}

/**
 * Runs one of the programs in a process of its own; gives what it found out. One that is called `….test` is run by
 * Vitest.
 *
 * @throws Error with what it printed.
 */
export async function runProgram(
  name: string,
  platform: Platform,
  { isBrief, parameters = [] }: ProgramOptions,
): Promise<Finding[]> {
  const output = path.join(tmpdir(), `aura-mocks-bench-${process.pid}.json`)
  const program = `programs/${name}.mjs`
  const command = name.endsWith('.test')
    ? ['node_modules/vitest/vitest.mjs', 'run', program]
    : ['--expose-gc', program, ...parameters]
  const { [BRIEF_VARIABLE]: _, ...environment } = process.env
  const child = spawn(platform.node, command, {
    cwd: platform.folder,
    env: { ...environment, [OUTPUT_VARIABLE]: output, ...(isBrief && { [BRIEF_VARIABLE]: 'yes' }) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  const exitCode = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (exitCode !== 0)
    throw new Error(`Failed to run ${program} on ${platform.name}, within ${LIMIT_MS / 1_000} s:\n${printed}`)
  const findings: Finding[] = JSON.parse(await readFile(output, 'utf8'))
  await rm(output)
  return findings
}
