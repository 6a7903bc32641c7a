import assert from 'node:assert/strict'
import dns from 'node:dns'
import { createServer } from 'node:http'
import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { http } from 'msw'
import { setupServer } from 'msw/node'

// A push that waits in MSW must not leave the machine when MSW gives up interception: the server is closed, or its
// handlers are replaced, a few microtasks after the push was handed to `fetch`.

const arrived = []
const outside = createServer((request, response) => {
  arrived.push(request.url)
  response.end()
})
await new Promise((resolve) => outside.listen(0, '::', resolve))
const { port } = outside.address()
// To the mock, these are other machines. Each leads here, so that no request of this story goes further.
const hosts = ['outside.test', '0.0.0.0', '[::ffff:127.0.0.1]']
dns.lookup = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4)

const realFetch = globalThis.fetch
const waysToGiveUp = [
  (server) => server.close(),
  (server) => server.resetHandlers(http.get('http://other.test/', () => {})),
]
for (const [host, giveUp] of hosts.flatMap((each) => waysToGiveUp.map((way) => [each, way]))) {
  const pushUrl = new URL(`http://${host}:${port}/`).href
  for (let microtasks = 0; microtasks <= 40; microtasks += 1) {
    const chat = {
      pushUrl,
      autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi', timeout: 1 }],
    }
    const genesys = createGenesysMock({
      clock: manualClock(),
      profiles: [{ profile: 'default', settings: { chat } }],
    })
    const server = setupServer(...genesys.handlers)
    server.listen({ onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' })
    await genesys.fetch(
      new Request('http://gms.test/genesys/2/chat/aura', {
        method: 'POST',
        body: new URLSearchParams({ nickname: 'Ana' }),
      }),
    )
    const { fetch } = globalThis
    let isOver = false
    globalThis.fetch = (url, init) => {
      const sending = fetch(url, init)
      if (new URL(url).href === pushUrl)
        void giveUpAfter(microtasks, () => giveUp(server)).then(() => {
          isOver = true
        })
      return sending
    }
    genesys.scheduler.runNext()
    await genesys.settled()
    const [push] = genesys.pushes.all()
    assert.ok(['captured', 'blocked', 'failed'].includes(push.status), push.status)
    if (!isOver) giveUp(server)
    try {
      server.close()
    } catch {}
    genesys.dispose()
    globalThis.fetch = realFetch
  }
}
assert.deepEqual(arrived, [])
outside.close()

async function giveUpAfter(microtasks, action) {
  for (let count = 0; count < microtasks; count += 1) await null
  action()
}
