import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Readable, Writable } from 'node:stream'
import { pipeline as pipe } from 'node:stream/promises'
import { after, afterEach, beforeEach, describe, test } from 'node:test'
import { createGenesysMock, GenesysMockError, manualClock } from 'aura-mocks-genesys-api'
import { genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import * as undici from 'undici'

const { Agent, FormData, MockAgent, Pool, RetryAgent, getGlobalDispatcher, setGlobalDispatcher } = undici

const before = getGlobalDispatcher()
const clock = manualClock()
const genesys = createGenesysMock({ clock })
const dispatcher = genesysDispatcher(genesys)
const origin = 'http://gms.example:8080'
const chatUrl = `${origin}/genesys/2/chat/aura`
const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** Responds with what it received, as a server that is not Genesys. */
const received = []
const server = createServer(async (incoming, response) => {
  received.push({ url: incoming.url, body: Buffer.concat(await incoming.toArray()).toString() })
  response.end('from the server')
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const serverUrl = `http://127.0.0.1:${server.address().port}`

beforeEach(() => setGlobalDispatcher(dispatcher))
afterEach(() => {
  setGlobalDispatcher(before)
  genesys.reset()
  received.length = 0
})
after(() => {
  genesys.dispose()
  server.closeAllConnections()
  server.close()
})

async function startChat(options = {}) {
  const { body } = await undici.request(chatUrl, {
    method: 'POST',
    headers: form,
    body: 'nickname=Ana',
    ...options,
  })
  return body.json()
}

const lastFields = () => genesys.requests.all().at(-1).form

describe('each function of undici', () => {
  test('request', async () => {
    const { statusCode, headers, body } = await undici.request(chatUrl, {
      method: 'POST',
      headers: form,
      body: 'nickname=Ana',
    })
    assert.equal(statusCode, 200)
    assert.match(headers['content-type'], /json/)
    assert.equal((await body.json()).statusCode, 0)
    assert.equal(genesys.sessions.last().nickname, 'Ana')
  })

  test('fetch, and the fetch of Node.js', async () => {
    for (const fetch of [undici.fetch, globalThis.fetch]) {
      const response = await fetch(chatUrl, {
        method: 'POST',
        body: new URLSearchParams({ nickname: 'Ana' }),
      })
      assert.equal((await response.json()).statusCode, 0)
    }
    assert.equal(genesys.sessions.list().length, 2)
  })

  test('stream', async () => {
    const chunks = []
    await undici.stream(
      chatUrl,
      { method: 'POST', headers: form, body: 'nickname=Ana', opaque: chunks },
      ({ statusCode, opaque }) => {
        assert.equal(statusCode, 200)
        return new Writable({
          write(chunk, _, done) {
            opaque.push(chunk)
            done()
          },
        })
      },
    )
    assert.equal(JSON.parse(Buffer.concat(chunks).toString()).statusCode, 0)
  })

  test('pipeline', async () => {
    const chunks = []
    await pipe(
      Readable.from(['nickname=', 'Ana']),
      undici.pipeline(chatUrl, { method: 'POST', headers: form }, ({ body }) => body),
      async (source) => {
        for await (const chunk of source) chunks.push(chunk)
      },
    )
    assert.equal(JSON.parse(Buffer.concat(chunks).toString()).statusCode, 0)
  })

  test('methods of the dispatcher itself, with a query', async () => {
    const { statusCode } = await dispatcher.request({
      origin,
      path: '/genesys/2/chat/aura',
      method: 'POST',
      query: { nickname: 'Ana' },
    })
    assert.equal(statusCode, 200)
    assert.equal(lastFields().nickname, 'Ana')
  })
})

describe('each kind of body', () => {
  const kinds = {
    Buffer: () => Buffer.from('nickname=Ana'),
    Uint8Array: () => new TextEncoder().encode('nickname=Ana'),
    stream: () => Readable.from(['nick', Buffer.from('name=Ana')]),
    'async iterable': async function* () {
      yield Buffer.from('nickname=')
      yield Buffer.from('Ana')
    },
    Blob: () => new Blob(['nickname=Ana'], { type: 'application/x-www-form-urlencoded' }),
  }
  for (const [kind, make] of Object.entries(kinds)) {
    test(kind, async () => {
      const { statusCode } = await startChat({ body: make() })
      assert.equal(statusCode, 0)
      assert.equal(lastFields().nickname, 'Ana')
    })
  }

  test('FormData with a file', async () => {
    const classes = [FormData, globalThis.FormData]
    for (const Form of classes) {
      const { chatId, secureKey } = await startChat()
      const body = new Form()
      body.append('secureKey', secureKey)
      body.append('file', new File([Buffer.from([0, 255, 13, 10])], 'photo.png', { type: 'image/png' }))
      const url = `${chatUrl}/${chatId}/file`
      const { statusCode } = await undici.request(url, { method: 'POST', body })
      assert.equal(statusCode, 200)
      const file = genesys.db.file.findFirst({ where: { chatId: { equals: chatId } } })
      assert.equal(file.name, 'photo.png')
      const download = await undici.request(`${url}/${file.id}/download`, {
        method: 'POST',
        headers: form,
        body: new URLSearchParams({ secureKey }).toString(),
      })
      assert.deepEqual(Buffer.from(await download.body.arrayBuffer()), Buffer.from([0, 255, 13, 10]))
    }
  })

  test('a stream that fails fails the request', async () => {
    const body = new Readable({
      read() {
        this.destroy(new Error('the file is gone'))
      },
    })
    await assert.rejects(startChat({ body }), /the file is gone/)
    assert.equal(genesys.sessions.list().length, 0)
  })
})

describe('an agent built by the user', () => {
  test('for one request, with other requests sent', async () => {
    setGlobalDispatcher(before)
    const agent = new Agent({ connections: 1, keepAliveTimeout: 10 })
    const own = genesysDispatcher(genesys, { dispatcher: agent })
    assert.equal((await startChat({ dispatcher: own })).statusCode, 0)
    const other = await undici.request(serverUrl, { dispatcher: own })
    assert.equal(await other.body.text(), 'from the server')
    await own.close()
    await assert.rejects(undici.request(serverUrl, { dispatcher: agent }))
  })

  test('composed beneath and above', async () => {
    const paths = []
    const note = (dispatch) => (options, handler) => {
      paths.push(options.path)
      return dispatch(options, handler)
    }
    const own = genesysDispatcher(genesys, { dispatcher: new Agent().compose(note) }).compose(note)
    assert.equal((await startChat({ dispatcher: own })).statusCode, 0)
    await (await undici.request(`${serverUrl}/other`, { dispatcher: own })).body.dump()
    assert.deepEqual(paths, ['/genesys/2/chat/aura', '/other', '/other'])
    await own.close()
  })

  test('a pool, whose requests name no origin', async () => {
    const pool = genesysDispatcher(genesys, { dispatcher: new Pool(origin) })
    const { body } = await pool.request({
      path: '/genesys/2/chat/aura',
      method: 'POST',
      headers: form,
      body: 'nickname=Ana',
    })
    assert.equal((await body.json()).statusCode, 0)
    await pool.close()
  })

  test('a RetryAgent above it tries again', async () => {
    const own = new RetryAgent(dispatcher, { minTimeout: 1, methods: ['POST'] })
    genesys.faults.add({ operation: 'requestChat', times: 1, respond: { http: 503 } })
    assert.equal((await startChat({ dispatcher: own })).statusCode, 0)
  })

  test('a MockAgent for other services', async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    agent.get('https://other.example').intercept({ path: '/' }).reply(200, 'mocked')
    const own = genesysDispatcher(genesys, { dispatcher: agent })
    const other = await undici.request('https://other.example/', { dispatcher: own })
    assert.equal(await other.body.text(), 'mocked')
    assert.equal((await startChat({ dispatcher: own })).statusCode, 0)
    await agent.close()
  })
})

describe('what goes wrong', () => {
  test('an HTTP error', async () => {
    genesys.faults.add({ operation: 'requestChat', respond: { http: 503 } })
    const { statusCode, body } = await undici.request(chatUrl, { method: 'POST' })
    assert.equal(statusCode, 503)
    await body.dump()
  })

  test('a connection that is cut', async () => {
    genesys.faults.add({ operation: 'requestChat', respond: { networkError: true }, times: 2 })
    await assert.rejects(undici.request(chatUrl, { method: 'POST' }), { code: 'UND_ERR_SOCKET' })
    await assert.rejects(undici.fetch(chatUrl, { method: 'POST' }), (error) => {
      assert.equal(error.cause.code, 'UND_ERR_SOCKET')
      return true
    })
  })

  test('a delay, on the clock of the mock', async () => {
    genesys.faults.add({ operation: 'requestChat', delay: 60 })
    let done = false
    const starting = startChat().finally(() => {
      done = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(done, false)
    await genesys.advance(60_000)
    assert.equal((await starting).statusCode, 0)
  })

  test('a delay that is longer than headersTimeout', async () => {
    genesys.faults.add({ operation: 'requestChat', delay: 60 })
    await assert.rejects(startChat({ headersTimeout: 20 }), { code: 'UND_ERR_HEADERS_TIMEOUT' })
  })

  test('an abort, before and meanwhile', async () => {
    const aborted = AbortSignal.abort(new Error('too early'))
    await assert.rejects(startChat({ signal: aborted }), /too early/)
    assert.equal(genesys.requests.all().length, 0)
    genesys.faults.add({ operation: 'requestChat', delay: 60, times: 2 })
    const controller = new AbortController()
    const starting = startChat({ signal: controller.signal })
    setTimeout(() => controller.abort(new Error('too late')), 20)
    await assert.rejects(starting, /too late/)
    const fetching = undici.fetch(chatUrl, { method: 'POST', signal: AbortSignal.timeout(20) })
    await assert.rejects(fetching, { name: 'TimeoutError' })
  })

  test('a live feed is streamed, and ends when its reader goes', async () => {
    const controller = new AbortController()
    const feed = await undici.request(`${origin}/genesys/2/mock/events`, { signal: controller.signal })
    const chunks = feed.body[Symbol.asyncIterator]()
    await chunks.next()
    const next = chunks.next()
    await startChat()
    assert.match(String((await next).value), /event: /)
    controller.abort()
    await assert.rejects(async () => {
      for (;;) if ((await chunks.next()).done) throw new Error('ended')
    })
  })

  test('a request for another server, if the test allows none', async () => {
    const strict = genesysDispatcher(genesys, { onUnhandledRequest: 'error' })
    await assert.rejects(
      undici.request(`${serverUrl}/path?key=secret`, { dispatcher: strict }),
      (error) =>
        error instanceof GenesysMockError && error.code === 'UNHANDLED_REQUEST' && !/secret/.test(error),
    )
    assert.equal((await startChat({ dispatcher: strict })).statusCode, 0)
    assert.deepEqual(received, [])
  })
})

describe('pushes', () => {
  const pushingTo = async (pushUrl) => {
    const { chatId, secureKey } = await startChat()
    const body = new URLSearchParams({ secureKey, pushUrl }).toString()
    await undici.request(`${chatUrl}/${chatId}/pushUrl`, { method: 'POST', headers: form, body })
    await genesys.advance(1_000)
    await genesys.settled()
    return genesys.pushes.last()
  }

  for (const onUnhandledRequest of ['bypass', 'error']) {
    test(`go to this machine, with '${onUnhandledRequest}'`, async () => {
      setGlobalDispatcher(genesysDispatcher(genesys, { onUnhandledRequest }))
      const push = await pushingTo(`${serverUrl}/messages`)
      assert.deepEqual([push.status, push.error], ['delivered', null])
      assert.equal(received[0].url, '/messages')
    })

    test(`to another machine are captured, with '${onUnhandledRequest}'`, async () => {
      setGlobalDispatcher(genesysDispatcher(genesys, { onUnhandledRequest }))
      const push = await pushingTo('https://bridge.example.com/messages')
      assert.deepEqual([push.status, push.httpStatus], ['captured', 200])
      assert.match(push.note, /bridge\.example\.com is another machine/)
    })
  }
})

test('what is given wrongly is named', () => {
  assert.throws(() => genesysDispatcher({}), { code: 'INVALID_PARAMETER' })
  assert.throws(
    () => genesysDispatcher(genesys, { dispatcher: {} }),
    /dispatcher: expected a dispatcher of undici/,
  )
  assert.throws(
    () => genesysDispatcher(genesys, { onUnhandledRequest: 'warn' }),
    /expected "bypass" or "error"/,
  )
})
