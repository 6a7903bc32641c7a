import { spawn } from 'node:child_process'

export interface Command {
  program: string
  args: readonly string[]
  folder: string
  /** When it has to be over, in epoch milliseconds. */
  deadline: number
}

export interface CommandResult {
  /** It ended in time, with the exit code 0. */
  succeeded: boolean
  /** What it wrote, and why it failed if that can't be read from it. */
  output: string
}

/** Runs a command to its end, or ends it, with every process it has started, when its time is up. */
export function runCommand({ program, args, folder, deadline }: Command): Promise<CommandResult> {
  return new Promise((resolve) => {
    // A process group of its own, so that what npm has started can be ended along with npm.
    const child = spawn(program, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }

    const end = (): void => {
      if (child.pid === undefined) return
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It ended by itself just now.
      }
    }
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      end()
    }, deadline - Date.now())
    // Whoever interrupts the run must not leave the command behind.
    process.once('exit', end)

    const finish = (succeeded: boolean, reason = ''): void => {
      clearTimeout(timer)
      process.removeListener('exit', end)
      resolve({ succeeded, output: output + reason })
    }
    child.once('error', (error) => finish(false, error.message))
    // Not `exit`: as long as a process that it has started holds its output, it has not ended.
    child.once('close', (code) =>
      isLate
        ? finish(false, '\nIt did not end in time.')
        : finish(code === 0, code ? `\nIts exit code is ${code}.` : ''),
    )
  })
}
