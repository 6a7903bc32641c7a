import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../compat/run-command.ts'

const LIMIT_SECONDS = 300

/** What is used here of newman, which has no types of its own. */
export interface Newman {
  run(options: object, done: (error: Error | null, summary: NewmanSummary) => void): void
}

export interface NewmanSummary {
  run: {
    stats: { assertions: { total: number; failed: number } }
    /** Assertions that failed, scripts that threw, and requests that got no answer. */
    failures: NewmanFailure[]
  }
}

export interface NewmanFailure {
  error: { name: string; message: string; test?: string }
  source?: { name: string }
  cursor: { iteration: number }
}

/**
 * Installs newman in a scratch folder: it would bring 150 packages into the lock file that nothing else needs.
 *
 * @throws Error with what npm printed.
 */
export async function installNewman(scratch: string): Promise<Newman> {
  await cp(fileURLToPath(new URL('project', import.meta.url)), scratch, { recursive: true })
  const { succeeded, output } = await runCommand(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: scratch, limitSeconds: LIMIT_SECONDS },
  )
  if (!succeeded) throw new Error(`Failed to install newman:\n${output}`)
  const newman: Newman = createRequire(join(scratch, 'package.json'))('newman')
  return newman
}

/** Runs a collection to its end. */
export function runNewman(newman: Newman, options: object): Promise<NewmanSummary> {
  return new Promise((resolve, reject) => {
    newman.run(options, (error, summary) => (error ? reject(error) : resolve(summary)))
  })
}
