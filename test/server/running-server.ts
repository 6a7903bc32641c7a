import {
  type GenesysServer,
  type GenesysServerOptions,
  startGenesysServer,
} from 'aura-mocks-genesys-api/server'
import { onTestFinished, vi } from 'vitest'
import { type Form, post } from '../doors/chat-client'
import { connectTo, type RawConnection } from './raw-connection'

/** A profile in which nobody says anything. */
export const quiet = { profile: 'default', settings: { chat: {} } }

/** A running server, as a test works with it. */
export interface RunningServer extends GenesysServer {
  port: number
  /** Calls a path below `/genesys/2/`. */
  call(path: string, init?: RequestInit): Promise<Response>
  /** Starts a chat; its chatId and secureKey. */
  startChat(form?: Form): Promise<{ chatId: string; secureKey: string }>
  connect(): Promise<RawConnection>
}

/** A server with a mock that says nothing by itself, closed with the test. */
export async function runServer(options: GenesysServerOptions = {}): Promise<RunningServer> {
  const own = options.mock ? {} : { profiles: [quiet] }
  const server = await startGenesysServer({ ...own, ...options })
  onTestFinished(() => server.close())
  const port = Number(new URL(server.url).port)
  const call: RunningServer['call'] = (path, init) => fetch(`${server.url}/genesys/2/${path}`, init)
  return {
    ...server,
    port,
    call,
    async startChat(form = {}) {
      const response = await call('chat/aura', post({ nickname: 'Ana', ...form }))
      return response.json()
    },
    connect: () => connectTo(port),
  }
}

/** Puts the patience of the server into the hands of the test; the returned function ends it. */
export function holdPatience(): () => void {
  const controller = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal)
  onTestFinished(() => timeout.mockRestore())
  return () => controller.abort()
}

// Before a test fakes it.
const { setImmediate } = globalThis

/** Lets the event loop turn until something is so. */
export async function until(isSo: () => unknown): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

/** Lets what is under way on this machine arrive. */
export async function turns(count = 50): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
