import { Agent, request as httpRequest } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { post } from '../doors/chat-client'
import { mockAlone } from '../doors/mock-with-server'
import { rawPost, rawRequest } from './raw-connection'
import { holdPatience, quiet, runServer, turns, until } from './running-server'

const start = rawPost('chat/aura', 'nickname=Ana')

afterEach(() => vi.useRealTimers())

test('a closed server takes no connections any more, and its mock is disposed of', async () => {
  const { close, call, mock } = await runServer()
  await close()
  await expect(call('mock/health')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  await expect(
    mock.answer({ method: 'GET', url: 'http://a/genesys/2/mock/health', headers: {} }),
  ).rejects.toThrow('disposed')
})

test('closing it twice is closing it once', async () => {
  const { close, connect } = await runServer()
  const { send } = await connect()
  send(start.slice(0, -3))
  await turns()
  const order: string[] = []
  const both = Promise.all([close().then(() => order.push('one')), close().then(() => order.push('other'))])
  send(start.slice(-3))
  await both
  expect(close()).toBe(close())
  await close()
  expect(order).toEqual(['one', 'other'])
})

test('what was due in its chats is cancelled', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const { close, connect } = await runServer({
    profiles: [
      {
        ...quiet,
        settings: {
          chat: { autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi', timeout: 60 }] },
        },
      },
    ],
  })
  const { send, answer } = await connect()
  send(start)
  await answer()
  expect(vi.getTimerCount()).toBe(1)
  await close()
  expect(vi.getTimerCount()).toBe(0)
})

test('connections that are kept, and idle, do not hold it up', async () => {
  holdPatience()
  const { close, connect } = await runServer()
  const connections = await Promise.all([connect(), connect(), connect()])
  for (const { send, answer } of connections.slice(1)) {
    send(rawRequest('GET', 'mock/health'))
    await answer()
  }
  await close()
  await Promise.all(connections.map(({ closed }) => closed))
})

test('what has arrived is answered, and its connection ends', async () => {
  holdPatience()
  const { close, connect, mock } = await runServer()
  const connections = await Promise.all(Array.from({ length: 20 }, () => connect()))
  for (const { send } of connections) send(start.slice(0, -3))
  await turns()
  for (const { send } of connections) send(start.slice(-3))
  const closing = close()
  for (const { answer, closed } of connections) {
    expect(await answer()).toMatchObject({ status: 200, headers: { connection: 'close' } })
    await closed
  }
  await closing
  expect(mock.sessions.list()).toEqual([])
})

test('what is being parsed when it closes is answered, too, and its fault does not hold it back', async () => {
  holdPatience()
  const { close, connect, mock } = await runServer()
  mock.faults.add({ operation: 'requestChat', nth: 2, delay: 60_000 })
  const body = '--x\r\ncontent-disposition: form-data; name="nickname"\r\n\r\nAna\r\n--x--\r\n'
  const head = ['content-type: multipart/form-data; boundary=x', `content-length: ${body.length}`]
  const request = rawRequest('POST', 'chat/aura', head, body)
  const connections = [await connect(), await connect()]
  for (const { send } of connections) send(request.slice(0, -3))
  await turns()
  const closing = close()
  for (const { send } of connections) send(request.slice(-3))
  const answers = await Promise.all(connections.map(({ answer }) => answer()))
  expect(answers.map(({ status }) => status)).toEqual([200, 503])
  await closing
})

test('a request that is still arriving may arrive, and is answered', async () => {
  holdPatience()
  const { close, connect } = await runServer()
  const { send, answer, closed } = await connect()
  send(start.slice(0, -3))
  await turns()
  const closing = close()
  await turns()
  send(start.slice(-3))
  expect(await answer()).toMatchObject({ status: 200, headers: { connection: 'close' } })
  await closed
  await closing
})

test.each([
  ['head', start.slice(0, 40)],
  ['body', start.slice(0, -3)],
])('a client that sent half a %s, and no more, is cut off when the patience is over', async (_, half) => {
  const endPatience = holdPatience()
  const { close, connect } = await runServer()
  const { send, closed, received } = await connect()
  send(half)
  await turns()
  let isClosed = false
  const closing = close().then(() => {
    isClosed = true
  })
  await turns()
  expect(isClosed).toBe(false)
  endPatience()
  await Promise.all([closing, closed])
  expect(received()).toBe('')
})

test('the patience is a second', async () => {
  holdPatience()
  const { close } = await runServer()
  await close()
  expect(vi.mocked(AbortSignal.timeout).mock.calls).toEqual([[1_000]])
})

const owners = [
  ['its own', () => undefined],
  ['a given', () => mockAlone({ profiles: [quiet] })],
] as const

test.each(owners)('an answer of %s mock that a fault holds back is a HTTP 503', async (_, makeMock) => {
  holdPatience()
  const { close, connect, mock } = await runServer({ mock: makeMock() })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  mock.faults.add({ operation: 'requestChat', delay: 60_000, times: 'always' })
  const { send, answer, closed } = await connect()
  send(start)
  await until(() => mock.requests.all().length === 1)
  expect(vi.getTimerCount()).toBe(1)
  const closing = close()
  const { status, headers, body } = await answer()
  expect([status, headers.connection]).toEqual([503, 'close'])
  expect(JSON.parse(body)).toEqual({ errors: [{ code: 503, advice: 'the server is closing' }] })
  expect(vi.getTimerCount()).toBe(0)
  await closed
  await closing
})

test.each(owners)('feeds of %s mock end', async (_, makeMock) => {
  holdPatience()
  const { close, call } = await runServer({ mock: makeMock() })
  const feeds = [await call('mock/events?chatId=one'), await call('mock/events?chatId=other')]
  await close()
  for (const feed of feeds) expect(await feed.text()).toBe(': what happens from now on\n\n')
})

test.each([
  ["all of Vitest's", undefined],
  [
    'the most that can be',
    [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'clearImmediate',
      'Date',
      'performance',
      'hrtime',
    ] as const,
  ],
])('it closes while timers are faked (%s)', async (_, toFake) => {
  holdPatience()
  vi.useFakeTimers(toFake && { toFake: [...toFake] })
  const { close, connect, mock } = await runServer()
  const connections = await Promise.all([connect(), connect()])
  for (const { send, answer } of connections) {
    send(start)
    await answer()
  }
  expect(mock.sessions.list()).toHaveLength(2)
  await close()
  await Promise.all(connections.map(({ closed }) => closed))
})

test('an agent that keeps connections alive does not hold it up, and finds the next server at the port', async () => {
  holdPatience()
  const agent = new Agent({ keepAlive: true })
  const get = (url: string) =>
    new Promise((resolve, reject) => {
      const asking = httpRequest(`${url}/genesys/2/mock/health`, { agent }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
      asking.on('error', reject).end()
    })
  const first = await runServer()
  expect(await get(first.url)).toBe(200)
  await first.close()
  await turns()
  const second = await runServer({ port: first.port })
  expect(await get(second.url)).toBe(200)
  await second.close()
  agent.destroy()
})

test('a large answer that is being read arrives whole', async () => {
  const { close, startChat, call, connect } = await runServer()
  const { chatId, secureKey } = await startChat()
  const form = new FormData()
  form.append('secureKey', secureKey)
  form.append('file', new File([new Uint8Array(8_000_000)], 'a.zip'))
  const uploaded = await (await call(`chat/aura/${chatId}/file`, { method: 'POST', body: form })).json()
  const { socket, send, answer } = await connect()
  socket.pause()
  const path = `chat/aura/${chatId}/file/${uploaded.userData['file-id']}/download`
  send(rawPost(path, `secureKey=${secureKey}`))
  await turns()
  const closing = close()
  socket.resume()
  expect((await answer()).headers['content-length']).toBe('8000000')
  await closing
})

test('a mock that it was given answers on', async () => {
  const mock = mockAlone({ profiles: [quiet] })
  const { close } = await runServer({ mock })
  await close()
  const response = await mock.fetch(new Request('http://a/genesys/2/chat/aura', post({ nickname: 'Ana' })))
  expect(response?.status).toBe(200)
})

test('a response that is held back gets its 503, also while another client is still sending its body', async () => {
  const { close, connect, mock } = await runServer()
  mock.faults.add({ operation: 'requestChat', delay: 3_600_000 })
  const held = await connect()
  held.send(start)
  await until(() => mock.requests.all().length === 1)
  const slow = await connect()
  slow.send(start.slice(0, -3))
  await turns()
  const closing = close()
  expect((await held.answer()).status).toBe(503)
  slow.socket.destroy()
  await closing
})
