import { Worker } from 'node:worker_threads'
import type { PoolOptions, PoolRunnerInitializer, PoolWorker } from 'vitest/node'

type Listener = (argument: unknown) => void

/**
 * A pool for Vitest whose only thread lives as long as the process. To evaluate the modules again for every
 * mutant takes ten times as long as the tests do; and no module of the package keeps anything of its own.
 */
export function keptThread(): PoolRunnerInitializer {
  let thread: Worker | undefined
  const start = ({ env, execArgv }: PoolOptions): Worker => {
    const started = new Worker(new URL('kept-thread-worker.js', import.meta.url), { env, execArgv })
    started.once('exit', () => {
      thread = undefined
    })
    return started
  }
  return {
    name: 'kept-thread',
    createPoolWorker: (options) => {
      thread ??= start(options)
      return new RunInThread(thread)
    },
  }
}

/** One run, in a thread that was there before and will be there after. */
class RunInThread implements PoolWorker {
  readonly name = 'kept-thread'
  readonly #listeners: [event: string, listener: Listener][] = []

  constructor(private readonly thread: Worker) {}

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener])
    this.thread.on(event, listener)
  }

  off(event: string, listener: Listener): void {
    this.thread.off(event, listener)
  }

  send(message: { type?: string }): void {
    if (message.type !== 'stop') this.thread.postMessage(message)
    else for (const [event, listener] of this.#listeners) if (event === 'message') listener(stopped)
  }

  deserialize(message: unknown): unknown {
    return message
  }

  async start(): Promise<void> {
    this.thread.ref()
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners.splice(0)) this.thread.off(event, listener)
    this.thread.unref()
  }
}

const stopped = { type: 'stopped', __vitest_worker_response__: true }
