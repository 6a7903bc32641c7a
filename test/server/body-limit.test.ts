import { expect, test, vi } from 'vitest'
import { rawPost, rawRequest } from './raw-connection'
import { holdPatience, runServer, turns } from './running-server'

const refusal = { errors: [{ code: 413, advice: 'the body has more than 100 bytes (bodyLimit)' }] }
/** What would start a chat if it were taken for a request. */
const smuggled = rawPost('chat/aura', 'nickname=Mallory')

test('a body of the largest size is taken, one byte more is not', async () => {
  const { call, mock } = await runServer({ bodyLimit: 100 })
  const body = 'nickname='.padEnd(100, 'x')
  expect((await call('chat/aura', { method: 'POST', body })).status).toBe(200)
  const response = await call('chat/aura', { method: 'POST', body: `${body}x` })
  expect(response.status).toBe(413)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toEqual(refusal)
  expect(mock.requests.all()).toHaveLength(1)
})

test('what says that it is too large is refused at once; the rest of it is not taken for a request', async () => {
  holdPatience()
  const { connect, mock } = await runServer({ bodyLimit: 100 })
  const { socket, send, answer, closed, received } = await connect()
  send(rawRequest('POST', 'chat/aura', ['content-length: 5000']))
  const { status, headers, body } = await answer()
  expect([status, headers.connection, JSON.parse(body)]).toEqual([413, 'close', refusal])
  // Heard out: cut off in the middle of sending, many a client sees that, and not the answer.
  await turns()
  expect(socket.readyState).toBe('open')
  send(smuggled.padEnd(5_000, ' '))
  await closed
  expect(received()).toBe('')
  expect(mock.sessions.list()).toEqual([])
})

test('what turns out to be too large is refused then; the rest of it is not taken for a request', async () => {
  holdPatience()
  const { connect, mock } = await runServer({ bodyLimit: 100 })
  const { send, answer, closed, received } = await connect()
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
  send(rawRequest('POST', 'chat/aura', ['transfer-encoding: chunked']), chunk('x'.repeat(99)))
  await turns()
  expect(received()).toBe('')
  send(chunk('yz'))
  const { status, headers, body } = await answer()
  expect([status, headers.connection, JSON.parse(body)]).toEqual([413, 'close', refusal])
  send(chunk(smuggled), chunk(''))
  await closed
  expect(received()).toBe('')
  expect(mock.sessions.list()).toEqual([])
})

test('a request behind one that is too large is not answered, and has no effect', async () => {
  holdPatience()
  const { connect, mock } = await runServer({ bodyLimit: 100 })
  const { send, answer, closed, received } = await connect()
  send(rawPost('chat/aura', 'x'.repeat(200)) + smuggled)
  expect((await answer()).status).toBe(413)
  await closed
  expect(received()).toBe('')
  expect(mock.sessions.list()).toEqual([])
})

test('a client that asks first is not told to go on', async () => {
  const { connect } = await runServer({ bodyLimit: 100 })
  const { send, answer } = await connect()
  send(rawRequest('POST', 'chat/aura', ['expect: 100-continue', 'content-length: 101']))
  expect((await answer()).status).toBe(413)
})

test.each(['a length', 'chunks'])(
  'a client that is busy sending (%s) still hears the answer',
  async (how) => {
    const { call } = await runServer({ bodyLimit: 100 })
    const bytes = new Uint8Array(20_000_000)
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes)
        controller.close()
      },
    })
    const init = how === 'chunks' ? { body: stream, duplex: 'half' as const } : { body: bytes }
    const response = await call('chat/aura', { method: 'POST', ...init })
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual(refusal)
  },
)

test('a client that is refused and goes on sending is cut off when the patience is over', async () => {
  const endPatience = holdPatience()
  const { connect } = await runServer({ bodyLimit: 100 })
  const { send, answer, closed } = await connect()
  send(rawRequest('POST', 'chat/aura', ['content-length: 5000']))
  expect((await answer()).status).toBe(413)
  send('x')
  endPatience()
  await closed
})

test('the patience with a client that is refused is a second', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  const { connect } = await runServer({ bodyLimit: 100 })
  const { send, answer } = await connect()
  send(rawRequest('POST', 'chat/aura', ['content-length: 5000']))
  await answer()
  expect(timeout.mock.calls).toEqual([[1_000]])
  timeout.mockRestore()
})

test.each([
  [104_857_600, 100],
  [104_857_601, 413],
])('without being told otherwise, %i bytes are answered with HTTP %i', async (length, status) => {
  const { connect } = await runServer()
  const { send, answer } = await connect()
  send(rawRequest('POST', 'chat/aura', ['expect: 100-continue', `content-length: ${length}`]))
  expect((await answer()).status).toBe(status)
})

test('a client that is not welcome is not asked for its body', async () => {
  const { connect, mock } = await runServer()
  const { send, answer, received, closed } = await connect()
  const lines = [
    'POST /genesys/2/chat/aura HTTP/1.1',
    'host: evil.example',
    'expect: 100-continue',
    'content-length: 12',
  ]
  send(`${lines.join('\r\n')}\r\n\r\n`)
  const { status, headers } = await answer()
  expect([status, headers.connection]).toEqual([403, 'close'])
  await closed
  expect(received()).toBe('')
  expect(mock.requests.all()).toEqual([])
})
