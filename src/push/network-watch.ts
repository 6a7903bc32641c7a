import type { Marks } from './interception'

/** Tells which pushes have gone out to the network, where the platform tells: in Node, by a diagnostics channel. */
export interface NetworkWatch {
  begin(): void
  end(): void
}

interface Channels {
  subscribe(name: string, listener: (message: unknown) => void): void
  unsubscribe(name: string, listener: (message: unknown) => void): unknown
}

/** Node's own `fetch` publishes every request that no handler has intercepted. */
const channel = 'undici:request:create'

/** Makes a watch that listens from its first `begin` to its last `end`. */
export function createNetworkWatch(marks: Marks, onSent: (id: string) => void): NetworkWatch {
  let users = 0
  const listener = (message: unknown): void => {
    const id = marks.pushOf(headersOf(message))
    if (id !== undefined) onSent(id)
  }
  return {
    begin() {
      users += 1
      if (users === 1) channels()?.subscribe(channel, listener)
    },
    end() {
      users -= 1
      if (users === 0) channels()?.unsubscribe(channel, listener)
    },
  }
}

/** Looked up at run time, so that no bundler has to know a module that only Node has. */
function channels(): Channels | undefined {
  const { process }: { process?: { getBuiltinModule?: (id: string) => Channels | undefined } } = globalThis
  return process?.getBuiltinModule?.('node:diagnostics_channel')
}

/** The headers of a request, which undici keeps as a list of names and values, or as the text that it sends. */
function headersOf(message: unknown): Headers {
  const { request }: { request?: { headers?: unknown } } = Object(message)
  const parts: unknown[] =
    typeof request?.headers === 'string' ? request.headers.split(/: |\r\n/) : toList(request?.headers)
  const headers = new globalThis.Headers()
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [name, value] = [String(parts[at]), String(parts[at + 1])]
    if (name.startsWith('x-aura-mocks-')) headers.set(name, value)
  }
  return headers
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
