import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How long a process may take for what a test waits for, on a machine where others are at work. */
export const PROCESS_TIMEOUT = 60_000

/** The command as a shell writes it, run from source. */
export const command = `${process.execPath} --import tsx src/cli.ts`

/** A process of its own, as a test works with it. */
export interface RunningProcess {
  child: ChildProcess
  /** All that it wrote, to both streams. */
  output(): string
  /** Resolves with what is found in its output as soon as it is there. */
  told(pattern: RegExp): Promise<string>
  /** Resolves with its exit code, once all who hold its streams have ended. */
  ended: Promise<number | null>
}

/** Runs a line of a shell in a process group of its own, which ends with the test. */
export function runInShell(line: string, environment: NodeJS.ProcessEnv = {}): RunningProcess {
  const { FORCE_COLOR, NO_COLOR, PORT, TERM, npm_lifecycle_script, ...inherited } = process.env
  const child = spawn('sh', ['-c', line], {
    cwd: root,
    detached: true,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => killGroup(child.pid))
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const listener of [...listeners]) listener()
    })
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
  return {
    child,
    output: () => output,
    ended,
    told: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const [found] = pattern.exec(output) ?? []
          if (found !== undefined) resolve(found)
        }
        listeners.add(look)
        void ended.then(() => reject(new Error(`It ended without ${pattern}:\n${output}`)))
        look()
      }),
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
}
