import { expect, test } from 'vitest'
import type { GenesysMock } from '../../src/index'
import { post, postJson } from '../doors/chat-client'
import { mockAlone } from '../doors/mock-with-server'
import { rawPost, rawRequest } from './raw-connection'
import { runServer } from './running-server'

test('a HEAD gets the head of the GET, and no body', async () => {
  const { connect } = await runServer()
  const { send, answer, received } = await connect()
  send(rawRequest('GET', 'mock/sessions/stats'))
  const got = await answer()
  send(rawRequest('HEAD', 'mock/sessions/stats'), rawRequest('GET', 'mock/health'))
  const head = await answer({ isHead: true })
  expect(head).toEqual({ ...got, headers: { ...got.headers, date: head.headers.date }, body: '' })
  expect(Number(got.headers['content-length'])).toBe(got.body.length)
  expect((await answer()).body).toContain('"status":"ok"')
  expect(received()).toBe('')
})

test('a HEAD where only POST is known is refused without a body', async () => {
  const { connect } = await runServer()
  const { send, answer, received } = await connect()
  send(rawRequest('HEAD', 'chat/aura'), rawRequest('GET', 'mock/health'))
  expect((await answer({ isHead: true })).status).toBe(405)
  expect((await answer()).status).toBe(200)
  expect(received()).toBe('')
})

test('a browser may send what real clients send, from any origin that is allowed', async () => {
  const { connect, mock } = await runServer({ allowNames: ['bridge.example'] })
  const { send, answer } = await connect()
  send(
    rawRequest('OPTIONS', 'chat/aura', [
      'origin: https://bridge.example',
      'access-control-request-method: POST',
      'access-control-request-headers: apikey, content-type',
    ]),
    rawRequest('GET', 'mock/profiles/reset', ['origin: https://bridge.example']),
  )
  const preflight = await answer()
  expect(preflight.status).toBe(204)
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, DELETE',
    'access-control-allow-headers': 'apikey, content-type',
  })
  // RFC 9110, 8.6: not with a 204.
  expect(preflight.headers).not.toHaveProperty('content-length')
  const { headers } = await answer()
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(mock.requests.all().map(({ operation }) => operation)).toEqual(['resetProfiles'])
})

test.each([
  ['chat/aura/x/y/z', 'POST', 404],
  ['mock/nothing', 'GET', 404],
  ['other', 'GET', 404],
  ['../../index.html', 'GET', 404],
  ['chat/aura', 'GET', 405],
  ['chat/aura', 'PUT', 405],
  ['mock/sessions', 'POST', 405],
  ['mock/events', 'DELETE', 405],
])('%s with %s is a HTTP %i that says so, and may be read by any page', async (path, method, status) => {
  const { call } = await runServer()
  const response = await call(path, { method })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toEqual({
    errors: [{ code: expect.any(Number), advice: expect.any(String) }],
  })
})

test('the length of an answer is counted in bytes, not in letters', async () => {
  const { connect, startChat } = await runServer()
  const nickname = 'Zoë 阿娜 👋🏽'
  const { chatId, secureKey } = await startChat({ nickname })
  const { send, answer, received } = await connect()
  send(rawPost(`chat/aura/${chatId}/refresh`, `secureKey=${secureKey}`))
  const { headers, body } = await answer()
  expect(JSON.parse(body).messages[0].from.nickname).toBe(nickname)
  expect(Number(headers['content-length'])).toBe(Buffer.byteLength(body))
  expect(received()).toBe('')
})

test('texts arrive as they were sent, whatever bytes they are cut into', async () => {
  const { connect, startChat, mock } = await runServer()
  const { chatId, secureKey } = await startChat()
  const { socket, answer } = await connect()
  const message = '👋🏽'.repeat(1_000)
  const json = JSON.stringify({ secureKey, message })
  const request = rawRequest(
    'POST',
    `chat/aura/${chatId}/send`,
    ['content-type: application/json', `content-length: ${Buffer.byteLength(json)}`],
    json,
  )
  const bytes = Buffer.from(request)
  for (let at = 0; at < bytes.length; at += 1_001) socket.write(bytes.subarray(at, at + 1_001))
  expect((await answer()).status).toBe(200)
  expect(mock.sessions.get(chatId).messages.at(-1)?.text).toBe(message)
})

test('a file comes back byte for byte, with its name and type', async () => {
  const { call, startChat } = await runServer()
  const { chatId, secureKey } = await startChat()
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 31 + (index >> 8)) % 256)
  const name = "Zoë's 'bill' (1).png"
  const form = new FormData()
  form.append('secureKey', secureKey)
  form.append('file', new File([bytes], name, { type: 'image/png' }))
  const uploaded = await call(`chat/aura/${chatId}/file`, { method: 'POST', body: form })
  const { userData } = await uploaded.json()
  const path = `chat/aura/${chatId}/file/${userData['file-id']}/download`
  const file = await call(path, post({ secureKey }))
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': '3000000',
    'content-disposition': expect.stringContaining(encodeURIComponent('Zoë')),
  })
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
})

test('a header that can not be written is a HTTP 500, and the server goes on', async () => {
  const mock = mockAlone()
  const answer: GenesysMock['answer'] = async (request) =>
    request.url.endsWith('/health')
      ? mock.answer(request)
      : { httpStatus: 200, headers: { 'content-type': 'image/png\nx: y' }, body: new Uint8Array(2) }
  const { call } = await runServer({ mock: { ...mock, answer } })
  const response = await call('mock/sessions')
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ errors: [{ code: 500 }] })
  expect((await call('mock/health')).status).toBe(200)
})

test('large answers may be asked for one behind the other', async () => {
  const { connect, mock } = await runServer()
  mock.faults.add({ operation: 'requestChat', times: 2, respond: { http: 500, body: 'x'.repeat(3_000_000) } })
  const { send, answer } = await connect()
  const start = rawPost('chat/aura', 'nickname=Ana')
  send(start, start, start)
  const answers = [await answer(), await answer(), await answer()]
  expect(answers.map(({ status, body }) => [status, body.length > 2_999_999])).toEqual([
    [500, true],
    [500, true],
    [200, false],
  ])
})

test('a fault that cuts the connection cuts it, after the answers before it', async () => {
  const { connect, mock, call, startChat } = await runServer()
  const { chatId, secureKey } = await startChat()
  mock.faults.add({ operation: 'send', respond: { networkError: true } })
  const { send, answer, received, closed } = await connect()
  send(
    rawRequest('GET', 'mock/health'),
    rawPost(`chat/aura/${chatId}/send`, `secureKey=${secureKey}&message=Hi`),
    rawRequest('GET', 'mock/health'),
  )
  expect((await answer()).status).toBe(200)
  await closed
  expect(received()).toBe('')
  await expect(call('chat/aura', post({ nickname: 'Ana' }))).resolves.toMatchObject({ status: 200 })
})

test('an answer of a fault is written as it is', async () => {
  const { call } = await runServer()
  await call('mock/faults', postJson({ respond: { http: 502, body: 'Bad Gateway ☠' } }))
  const response = await call('chat/aura', post({ nickname: 'Ana' }))
  expect(response.status).toBe(502)
  expect(await response.text()).toBe('Bad Gateway ☠')
})
