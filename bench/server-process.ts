import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import path from 'node:path'

/** A program that listens at a port. */
export interface ServerProgram {
  name: string
  /** What is given to Node. */
  command(port: number): readonly string[]
  cwd: string
}

/** A server in a process of its own. */
export interface ServerProcess {
  port: number
  /** How much of the processor it has had, in seconds. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

const REPORT_CPU = path.join(import.meta.dirname, 'peers/report-cpu.mjs')
/** Milliseconds. */
const PATIENCE = 20_000

/** Starts a server, and waits until it listens. */
export async function startServer(program: ServerProgram, node: string): Promise<ServerProcess> {
  const port = await freePort()
  const child = spawn(node, ['--import', REPORT_CPU, ...program.command(port)], {
    cwd: program.cwd,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await listening(child, port)
  return {
    port,
    async cpu() {
      child.send('cpu')
      const [{ user, system }] = await once(child, 'message')
      return (user + system) / 1_000_000
    },
    stop: () => stop(child),
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Resolves when somebody listens at a port; asks every two milliseconds. */
export async function listening(child: ChildProcess, port: number): Promise<void> {
  const begun = performance.now()
  while (!(await canConnect(port))) {
    if (child.exitCode !== null || performance.now() - begun > PATIENCE) {
      await stop(child)
      throw new Error(`Nobody listens at port ${port}: ${child.spawnargs.join(' ')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((resolve) => {
    const finish = (can: boolean): void => {
      socket.destroy()
      resolve(can)
    }
    socket.once('connect', () => finish(true)).once('error', () => finish(false))
  })
}
