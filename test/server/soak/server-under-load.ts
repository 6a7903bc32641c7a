import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** How long the event loop was away, milliseconds: from one turn of a timer of 10 ms to the next. */
export interface Stalls {
  max: number
  /** The most that it had the processor meanwhile; otherwise others had it. */
  busy: number
  p99: number
}

/** The server, in a process of its own. */
export interface ServerUnderLoad {
  url: string
  /** Bytes of its heap after a garbage collection. */
  memory(): Promise<number>
  /** Since the last time that this was asked. */
  stalls(): Promise<Stalls>
  /** Microseconds of processor time so far. */
  cpu(): Promise<{ user: number; system: number }>
  /** Resets the mock. */
  reset(): Promise<unknown>
  /** Closes the server; how its process ended, and what it complained of. */
  stop(): Promise<{ code: unknown; errors: string }>
}

const program = fileURLToPath(new URL('./server-process.mjs', import.meta.url))

export async function startServerUnderLoad(): Promise<ServerUnderLoad> {
  const child = fork(program, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  const [{ url }] = await Promise.race([once(child, 'message'), failure(child, () => errors)])
  const ask = createAsk(child)
  return {
    url,
    memory: () => ask('memory'),
    stalls: () => ask('stalls'),
    cpu: () => ask('cpu'),
    reset: () => ask('reset'),
    async stop() {
      const exit = once(child, 'exit')
      await ask('stop')
      const [code] = await exit
      return { code, errors }
    },
  }
}

async function failure(child: ChildProcess, errors: () => string): Promise<never> {
  await once(child, 'exit')
  throw new Error(`The server has not started: ${errors()}`)
}

function createAsk(child: ChildProcess): <Answer>(question: string) => Promise<Answer> {
  let count = 0
  return (question) => {
    count += 1
    const id = count
    return new Promise((resolve, reject) => {
      const hear = (message: { id: number; answer: never }): void => {
        if (message.id !== id) return
        child.off('message', hear)
        child.off('exit', end)
        resolve(message.answer)
      }
      const end = (): void => reject(new Error(`The server ended before it answered "${question}".`))
      child.on('message', hear)
      child.on('exit', end)
      child.send({ id, question })
    })
  }
}
