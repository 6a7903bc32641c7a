import { createServer, type RequestListener } from 'node:http'
import vm from 'node:vm'
import { HttpResponse, http } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { startGenesysServer } from '../../src/server'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const url = 'https://bot.test/messages?key=secret'
const pushingTo = (to = url) => ({ clock: manualClock(), profiles: [sayingProfile('default', to, 'Hi')] })

/** The push of a mock to a handler. */
async function pushTo(resolver: () => Response | Promise<Response>) {
  const { genesys } = mockWithServer(pushingTo(), http.post('https://bot.test/messages', resolver))
  await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  return genesys.pushes.last()
}

/** The push of a mock to a real server. */
async function pushToServer(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const genesys = mockAlone(pushingTo(`http://127.0.0.1:${port}/`))
  await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  return genesys.pushes.last()
}

describe('the log keeps the beginning of what the receiver responds:', () => {
  test.each<[string, () => Response, string | null]>([
    ['a text', () => new HttpResponse('no such tenant', { status: 401 }), 'no such tenant'],
    ['JSON', () => HttpResponse.json({ a: 'ñ' }), '{"a":"ñ"}'],
    ['nothing', () => new HttpResponse(null, { status: 204 }), null],
    ['an empty text', () => new HttpResponse(''), null],
    ['1,024 bytes of more', () => new HttpResponse('x'.repeat(5_000)), 'x'.repeat(1_024)],
    ['no part of a character', () => new HttpResponse(`${'x'.repeat(1_023)}ñ`), 'x'.repeat(1_023)],
    ['what is no text', () => new HttpResponse(new Uint8Array([65, 255, 66])), 'A\ufffdB'],
  ])('%s', async (_, resolver, responseBody) => {
    expect(await pushTo(resolver)).toMatchObject({ responseBody, note: null })
  })

  test('of a real server, also if the body comes after the headers and does not end', async () => {
    const push = await pushToServer((_, response) => {
      response.writeHead(401).write('who')
      setImmediate(() => response.write(' are you?'))
    })
    expect(push).toMatchObject({ status: 'failed', httpStatus: 401, responseBody: 'who are you?' })
  })

  test('of the last attempt', async () => {
    const bodies = ['one', 'two']
    const { genesys } = mockWithServer(
      { ...pushingTo(), push: { retries: 1 } },
      http.post('https://bot.test/messages', () => new HttpResponse(bodies.shift(), { status: 500 })),
    )
    await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.pushes.last()).toMatchObject({ attempts: 2, responseBody: 'two' })
  })
})

describe('a body does not delay the push', () => {
  test.each<[string, () => ReadableStream]>([
    ['that never begins', () => new ReadableStream()],
    [
      'that stops',
      () =>
        new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('half')) }),
    ],
    [
      'that never ends',
      () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100)) }),
    ],
    ['that breaks', () => new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })],
    ['of texts', () => new ReadableStream({ pull: (controller) => controller.enqueue('text') })],
  ])('%s', async (_, body) => {
    vi.stubGlobal('fetch', async () => new Response(body()))
    const genesys = mockAlone(pushingTo('http://localhost:4000/'))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', httpStatus: 200 })
    expect(genesys.pushes.last()?.responseBody?.length ?? 0).toBeLessThanOrEqual(1_024)
  })

  test('nor fail it when the time is up meanwhile', async () => {
    vi.stubGlobal('fetch', async () => new Response(new ReadableStream()))
    const genesys = mockAlone({ ...pushingTo('http://localhost:4000/'), push: { timeout: 1 } })
    await start(genesys)
    await genesys.advance(60_000)
    await genesys.settled()
    expect(genesys.pushes.last()?.status).toBe('delivered')
  })
})

describe('the error names the cause', () => {
  const failingWith = async (error: unknown) => {
    vi.stubGlobal('fetch', () => Promise.reject(error))
    const genesys = mockAlone(pushingTo('http://localhost:4000/'))
    const { chatId } = await start(genesys)
    // An address that no client could set.
    const data = { pushUrl: 'http://localhost:4000/?key=secret' }
    genesys.db.session.update({ where: { chatId: { equals: chatId } }, data })
    await genesys.advance(1_000)
    await genesys.settled()
    return genesys.pushes.last()?.error
  }
  const loop: { message: string; cause?: unknown } = { message: 'a' }
  loop.cause = loop

  test.each<[string, unknown, string]>([
    [
      'of another realm, as in Jest',
      vm.runInNewContext(
        "new TypeError('fetch failed', { cause: Object.assign(new Error('connect ECONNREFUSED ::1:4'), { code: 'ECONNREFUSED' }) })",
      ),
      'fetch failed: connect ECONNREFUSED ::1:4',
    ],
    [
      'that is several errors',
      new TypeError('fetch failed', {
        cause: Object.assign(new AggregateError([new Error('connect A'), new Error('connect B')]), {
          code: 'ECONNREFUSED',
        }),
      }),
      'fetch failed: connect A, connect B',
    ],
    [
      'that has only a code',
      new TypeError('fetch failed', { cause: { code: 'EPIPE' } }),
      'fetch failed: EPIPE',
    ],
    [
      'whose message does not have its code',
      new TypeError('fetch failed', { cause: { code: 'UND_ERR_SOCKET', message: 'other side closed' } }),
      'fetch failed: other side closed (UND_ERR_SOCKET)',
    ],
    ['of a cause', new Error('a', { cause: new Error('b', { cause: 'c' }) }), 'a: b: c'],
    ['that is its own cause', loop, 'a'],
    ['that is a text', 'no way', 'no way'],
    ['that is nothing', undefined, 'undefined'],
    [
      'without the query of the address',
      new TypeError('bad URL: http://localhost:4000/?key=secret'),
      'bad URL: http://localhost:4000/',
    ],
  ])('%s', async (_, error, text) => {
    expect(await failingWith(error)).toBe(text)
  })

  test('of a real refusal at several addresses', async () => {
    const genesys = mockAlone(pushingTo('http://localhost:2/'))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()?.error).toMatch(/^fetch failed: connect ECONNREFUSED .*:2/)
  })
})

test('a captured push says which handlers were asked in vain', async () => {
  const { genesys } = mockWithServer(pushingTo())
  await start(genesys)
  await genesys.advance(1_000)
  expect(genesys.pushes.last()).toMatchObject({
    status: 'captured',
    error: null,
    responseBody: null,
    note:
      'No handler before those of the mock responded to POST https://bot.test/messages, so the mock did. ' +
      'To receive the push, put a handler for this method and URL before ...genesys.handlers, or into server.use().',
  })
})

describe('a blocked push advises what fits where it happened:', () => {
  const reason = 'Failed to push to bot.test: it is another machine'

  test('setupServer() in Node', async () => {
    const genesys = mockAlone(pushingTo())
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()?.error).toMatch(`${reason}, and this mock's handlers do not intercept`)
    expect(genesys.pushes.last()?.error).toMatch(
      /setupServer\(\).* or name "bot\.test" in push\.allowHosts\.$/,
    )
  })

  test('setupGenesysWorker() in a page', async () => {
    const genesys = mockAlone(pushingTo())
    await start(genesys)
    vi.stubGlobal('document', {})
    vi.stubGlobal('process', undefined)
    await genesys.advance(1_000)
    await genesys.settled()
    vi.unstubAllGlobals()
    expect(genesys.pushes.last()?.error).toMatch(/Await setupGenesysWorker\(\), or .* setupWorker\(\)/)
    expect(genesys.pushes.last()?.error).not.toContain('setupServer')
  })

  test('--allow-host and push.allowHosts behind an HTTP server', async () => {
    const server = await startGenesysServer(pushingTo())
    onTestFinished(() => server.close())
    const body = new URLSearchParams({ nickname: 'Ana' })
    await fetch(`${server.url}/genesys/2/chat/aura`, { method: 'POST', body })
    await server.mock.advance(1_000)
    await server.mock.settled()
    expect(server.mock.pushes.last()?.error).toBe(
      `${reason}. Start the command with --allow-host bot.test, or name "bot.test" in push.allowHosts; ` +
        'to receive the pushes on this machine, give --push-url or push.url.',
    )
  })
})

test('a snapshot of version 0.1.0, whose pushes have no such fields, is restored', async () => {
  const { genesys } = mockWithServer(pushingTo())
  const { chatId, secureKey } = await start(genesys)
  await genesys.advance(1_000)
  const snapshot = genesys.snapshot()
  for (const row of snapshot.tables.push) {
    Reflect.deleteProperty(row, 'responseBody')
    Reflect.deleteProperty(row, 'note')
  }
  genesys.restore(snapshot)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'captured', responseBody: null, note: null }])
  expect(await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })).toMatchObject({
    statusCode: 0,
  })
})
