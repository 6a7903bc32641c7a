import { spawn } from 'node:child_process'

export interface CommandResult {
  readonly succeeded: boolean
  /** What it printed, and why it was ended, if it was. */
  readonly output: string
  readonly seconds: number
}

export interface CommandOptions {
  readonly cwd: string
  /** When it is killed, with all it has started. */
  readonly limitSeconds: number
}

/** Runs a program to its end. Never throws. */
export function runCommand(
  program: string,
  parameters: readonly string[],
  { cwd, limitSeconds }: CommandOptions,
): Promise<CommandResult> {
  const startedAt = performance.now()
  // A process group of its own, so that whatever it starts can be ended with it.
  const child = spawn(program, parameters, {
    cwd,
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = (): void => killGroup(child.pid)
  // Also when this run itself is ended before its time; first of all, for it then removes what they work on.
  process.prependOnceListener('exit', kill)

  let output = ''
  const listen = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const limit = setTimeout(() => {
    output += `\nIt did not end by itself within ${limitSeconds} s, and was killed.\n`
    kill()
  }, limitSeconds * 1_000)

  return new Promise((resolve) => {
    const finish = (succeeded: boolean): void => {
      clearTimeout(limit)
      process.off('exit', kill)
      resolve({ succeeded, output, seconds: (performance.now() - startedAt) / 1_000 })
    }
    child.on('error', (error) => {
      output += String(error)
      finish(false)
    })
    // Not "exit": what it has started and left behind holds its output open.
    child.on('close', (exitCode) => finish(exitCode === 0))
  })
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

/** What the shell that starts this says about Node or a test runner is not meant for the consumers. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ignored = /^(?:npm_|NODE_|VITEST|JEST_|FORCE_COLOR)/
  const kept = Object.entries(process.env).filter(([name]) => !ignored.test(name))
  return { ...Object.fromEntries(kept), CI: 'true', NO_COLOR: '1' }
}
