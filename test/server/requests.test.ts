import { expect, test } from 'vitest'
import { rawPost, rawRequest } from './raw-connection'
import { runServer, turns, until } from './running-server'

const start = rawPost('chat/aura', 'nickname=Ana')

test('a connection is kept for further requests', async () => {
  const { connect } = await runServer()
  const { send, answer } = await connect()
  for (const path of ['mock/health', 'mock/sessions', 'mock/nothing', 'mock/health']) {
    send(rawRequest('GET', path))
    const { status, headers } = await answer()
    expect([status, headers.connection]).toEqual([path === 'mock/nothing' ? 404 : 200, 'keep-alive'])
  }
})

test.each([
  ['HTTP/1.0', []],
  ['HTTP/1.1', ['connection: close']],
])('a client that wants no further answers (%s, %j) gets one and the end', async (version, headers) => {
  const { connect } = await runServer()
  const { send, answer, closed } = await connect()
  send(rawRequest('GET', 'mock/health', headers).replace('HTTP/1.1', version))
  expect((await answer()).status).toBe(200)
  await closed
})

test('requests sent at once on one connection are answered in order, and take effect in order', async () => {
  const { connect, startChat, mock } = await runServer()
  const { chatId, secureKey } = await startChat()
  const { send, answer } = await connect()
  const texts = ['one', 'two', 'three', 'four', 'five']
  const path = `chat/aura/${chatId}/send`
  send(texts.map((message) => rawPost(path, `secureKey=${secureKey}&message=${message}`)).join(''))
  const positions: unknown[] = []
  for (const _ of texts) positions.push(JSON.parse((await answer()).body).nextPosition)
  expect(positions).toEqual([3, 4, 5, 6, 7])
  expect(mock.sessions.get(chatId).messages.map(({ text }) => text)).toEqual([undefined, ...texts])
})

test('an answer that is held back holds back those behind it on its connection, and no others', async () => {
  const { connect, mock, call } = await runServer()
  mock.faults.add({ operation: 'requestChat', delay: 60_000 })
  const { send, received } = await connect()
  send(start, rawRequest('GET', 'mock/profiles/reset'))
  await until(() => mock.requests.all().length === 2)
  expect((await call('mock/health')).status).toBe(200)
  expect(received()).toBe('')
})

test('a request may come byte by byte', async () => {
  const { connect, mock } = await runServer()
  const { socket, answer } = await connect()
  socket.setNoDelay(true)
  for (const byte of start) {
    socket.write(byte)
    await turns(2)
  }
  expect((await answer()).status).toBe(200)
  expect(mock.sessions.list()).toMatchObject([{ nickname: 'Ana' }])
})

test('a body may come in chunks, cut anywhere, with a trailer', async () => {
  const { connect, mock } = await runServer()
  const { socket, send, answer } = await connect()
  const bytes = Buffer.from('nickname=Zoë')
  send(rawRequest('POST', 'chat/aura', ['transfer-encoding: chunked']))
  for (const piece of [bytes.subarray(0, 12), bytes.subarray(12)]) {
    send(`${piece.length.toString(16)};note=1\r\n`)
    socket.write(piece)
    send('\r\n')
    await turns(2)
  }
  send('0\r\nchecksum: none\r\n\r\n')
  expect((await answer()).status).toBe(200)
  expect(mock.sessions.list()).toMatchObject([{ nickname: 'Zoë' }])
})

test('a client that asks before it sends its body is told to go on', async () => {
  const { connect, mock } = await runServer()
  const { send, answer } = await connect()
  const [head = '', body = ''] = rawPost('chat/aura', 'nickname=Ana', 'expect: 100-continue').split(
    /(?<=\r\n\r\n)/,
  )
  send(head)
  expect(await answer()).toMatchObject({ status: 100, body: '' })
  expect(mock.requests.all()).toEqual([])
  send(body)
  expect((await answer()).status).toBe(200)
})

test('a client that expects anything else is told that it can not have it', async () => {
  const { connect } = await runServer()
  const { send, answer } = await connect()
  send(rawPost('chat/aura', 'nickname=Ana', 'expect: a-miracle'))
  expect((await answer()).status).toBe(417)
})

test.each([
  ['of the server itself', 'http://127.0.0.1:3000/genesys/2/mock/profiles/reset'],
  ['as a proxy gets it', 'HTTPS://gms.example:8443/some/base/genesys/2/mock/profiles/reset?x=1'],
])('the target of a request may be a whole URL, %s', async (_, target) => {
  const { connect, mock } = await runServer()
  const { send, answer } = await connect()
  send(`GET ${target} HTTP/1.1\r\nhost: other\r\n\r\n`)
  expect((await answer()).status).toBe(200)
  expect(mock.requests.last()).toMatchObject({ operation: 'resetProfiles', url: target })
})

test.each([
  ['a request without a Host', 'GET /genesys/2/mock/health HTTP/1.0\r\n\r\n', 200],
  ['a Host that is none', 'GET /genesys/2/mock/health HTTP/1.1\r\nhost: <a b>?#\r\n\r\n', 403],
  ['the target of OPTIONS *', 'OPTIONS * HTTP/1.1\r\nhost: localhost\r\n\r\n', 404],
  ['a target that is no URL', 'GET http:/// HTTP/1.1\r\nhost: localhost\r\n\r\n', 404],
  [
    'a target with a malformed escape',
    'GET /genesys/2/mock/sessions/%E0%A4%A HTTP/1.1\r\nhost: localhost\r\n\r\n',
    404,
  ],
  [
    'a wish to speak another protocol',
    'GET /genesys/2/mock/health HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    200,
  ],
])('%s does no harm', async (_, request, expected) => {
  const { connect, call } = await runServer()
  const { send, answer } = await connect()
  send(request)
  expect((await answer()).status).toBe(expected)
  expect((await call('mock/health')).status).toBe(200)
})

test.each([
  ['no request line', 'what is this?\r\n\r\n'],
  ['an unknown method', 'BREW /genesys/2/mock/health HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ['an unknown version', 'GET /genesys/2/mock/health HTTP/9.9\r\nhost: localhost\r\n\r\n'],
  ['no Host', 'GET /genesys/2/mock/health HTTP/1.1\r\n\r\n'],
  ['a header without a name', 'GET /genesys/2/mock/health HTTP/1.1\r\nhost: localhost\r\n: b\r\n\r\n'],
  [
    'a header that is broken off',
    'GET /genesys/2/mock/health HTTP/1.1\r\nhost: localhost\r\nno colon\r\n\r\n',
  ],
  [
    'a Content-Length that is none',
    'POST /genesys/2/chat/aura HTTP/1.1\r\nhost: localhost\r\ncontent-length: ten\r\n\r\n',
  ],
  [
    'two Content-Lengths',
    'POST /genesys/2/chat/aura HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
  ],
  [
    'a length in two ways',
    'POST /genesys/2/chat/aura HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'a chunk that is none',
    'POST /genesys/2/chat/aura HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  ],
])('%s is a HTTP 400, and the end of the connection', async (_, request) => {
  const { connect, call, mock } = await runServer()
  const { send, answer, closed } = await connect()
  send(request)
  expect((await answer()).status).toBe(400)
  await closed
  expect(mock.sessions.list()).toEqual([])
  expect((await call('mock/health')).status).toBe(200)
})

test('a head that is too large is a HTTP 431', async () => {
  const { connect, mock } = await runServer()
  const { send, answer, closed } = await connect()
  send(rawRequest('GET', 'mock/health', [`x-large: ${'x'.repeat(20_000)}`]))
  expect((await answer()).status).toBe(431)
  await closed
  expect(mock.requests.all()).toEqual([])
})
