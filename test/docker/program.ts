import { type ChildProcess, spawn } from 'node:child_process'

/** Who the user `node` is in the official images of Node. */
const NODE_USER = 1000
/** When a Docker engine would lose its patience with a container that is to end. */
const LIMIT_MILLISECONDS = 10_000

export interface Program {
  pid: number
  /** Resolves with the line it prints that matches, or has printed. */
  told(pattern: RegExp): Promise<string>
  /** Resolves with its exit code when it has ended; null: it was killed. */
  ended: Promise<number | null>
  /** Tells it to end as Docker does; kills it when it takes too long. */
  stop(): Promise<number | null>
}

/** Starts a program as an unprivileged user, if there is a choice; `node` is the Node that runs this. */
export function startProgram(
  [name = '', ...parameters]: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Program {
  const child = spawn(name === 'node' ? process.execPath : name, parameters, {
    cwd: folder,
    // A process group of its own, which ends with it, as a container does.
    detached: true,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(process.getuid?.() === 0 ? { uid: NODE_USER, gid: NODE_USER } : {}),
  })
  const kill = (): void => killGroup(child.pid)
  process.prependOnceListener('exit', kill)
  child.once('exit', kill)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => process.off('exit', kill))
  return {
    pid: child.pid ?? 0,
    told: listenTo(child, ended),
    ended,
    stop() {
      child.kill('SIGTERM')
      const limit = setTimeout(kill, LIMIT_MILLISECONDS)
      return ended.finally(() => clearTimeout(limit))
    },
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
}

function listenTo(child: ChildProcess, ended: Promise<unknown>): Program['told'] {
  let output = ''
  const lookers = new Set<() => void>()
  const listen = (chunk: Buffer): void => {
    output += chunk.toString()
    for (const look of lookers) look()
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  return (pattern) =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`Nothing it printed matches ${pattern}:\n${output}`))
      const limit = setTimeout(fail, LIMIT_MILLISECONDS)
      const look = (): void => {
        const line = output.split('\n').find((each) => pattern.test(each))
        if (line === undefined) return
        clearTimeout(limit)
        lookers.delete(look)
        resolve(line)
      }
      lookers.add(look)
      void ended.then(fail, fail)
      look()
    })
}
