// A process of its own: timers that fake `queueMicrotask` would stop a test runner, too.
import { http } from 'msw'
import { setupServer } from 'msw/node'
import sinon from 'sinon'
import { createGenesysMock } from '../../../src/index'

const [what] = process.argv.slice(2)
const surfaced: string[] = []
process.on('unhandledRejection', (error: Error) => surfaced.push(error.message))
const genesys = createGenesysMock()
const server = setupServer(
  http.get('https://other.test/', () => new Response()),
  ...genesys.handlers,
)
server.listen({ onUnhandledRequest: 'error' })
sinon.useFakeTimers()

const chat = new Request('http://gms.test/genesys/2/chat/aura', { method: 'POST', body: 'nickname=Ana' })
const tries: Record<string, () => Promise<unknown>> = {
  fetch: () => globalThis.fetch(chat),
  'genesys.fetch': () => genesys.fetch(chat),
  advance: () => genesys.advance(1_000),
  'waitFor.push': () => genesys.waitFor.push(),
}
const failure = await tries[what ?? '']?.().catch((error: Error) => error)
// The runner would be told of it in its next turn.
await new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = resolve
  port2.postMessage(null)
})
console.log(JSON.stringify({ failure: String(failure), surfaced }))
process.exit()
