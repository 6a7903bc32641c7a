import { expect, test, vi } from 'vitest'
import { post } from '../doors/chat-client'
import { start as startOn } from '../doors/mock-with-server'
import { rawPost, rawRequest } from './raw-connection'
import { holdPatience, runServer, turns, until } from './running-server'

const start = rawPost('chat/aura', 'nickname=Ana')

test.each([
  ['in the middle of the head', start.slice(0, 40)],
  ['at the end of the head', start.slice(0, start.indexOf('\r\n\r\n') + 4)],
  ['in the middle of the body', start.slice(0, -3)],
  ['in the middle of a chunk', rawRequest('POST', 'chat/aura', ['transfer-encoding: chunked'], 'c\r\nnickn')],
  [
    'before the last chunk',
    rawRequest('POST', 'chat/aura', ['transfer-encoding: chunked'], 'c\r\nnickname=Ana\r\n'),
  ],
])('a client that goes %s has asked for nothing', async (_, part) => {
  holdPatience()
  const { connect, mock, call, close } = await runServer()
  for (const end of ['end', 'resetAndDestroy'] as const) {
    const { socket, send, closed } = await connect()
    send(part)
    await turns()
    socket[end]()
    await closed
  }
  expect((await call('mock/profiles/reset')).status).toBe(200)
  expect(mock.requests.all().map(({ operation }) => operation)).toEqual(['resetProfiles'])
  await close()
})

test('a client that goes before the answer has asked all the same', async () => {
  const { connect, mock } = await runServer()
  const { socket, send } = await connect()
  send(start)
  socket.end()
  await until(() => mock.sessions.list().length === 1)
})

test('a client that goes while its answer is held back leaves no timer, and a mock that is well', async () => {
  const { connect, mock, call } = await runServer()
  const { chatId, secureKey } = await startOn(mock)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  mock.faults.add({ operation: 'send', delay: 60_000 })
  const { socket, send } = await connect()
  send(rawPost(`chat/aura/${chatId}/send`, `secureKey=${secureKey}&message=Hi`))
  await until(() => mock.requests.last('send'))
  expect(vi.getTimerCount()).toBe(1)
  socket.resetAndDestroy()
  await until(() => vi.getTimerCount() === 0)
  const answer = await call(`chat/aura/${chatId}/refresh`, post({ secureKey }))
  expect(await answer.json()).toMatchObject({ messages: [{ type: 'ParticipantJoined' }, { text: 'Hi' }] })
})

test('so do those that have sent more requests behind it', async () => {
  const { connect, mock } = await runServer()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  mock.faults.add({ operation: 'requestChat', delay: 60_000, times: 'always' })
  const { socket, send } = await connect()
  send(start, start, start)
  await until(() => mock.requests.all().length === 3)
  expect(vi.getTimerCount()).toBe(1)
  socket.destroy()
  await until(() => vi.getTimerCount() === 0)
})

test('a client that goes in the middle of a download harms nobody', async () => {
  const { connect, startChat, call, mock } = await runServer()
  const { chatId, secureKey } = await startChat()
  const form = new FormData()
  form.append('secureKey', secureKey)
  form.append('file', new File([new Uint8Array(8_000_000)], 'a.zip'))
  await call(`chat/aura/${chatId}/file`, { method: 'POST', body: form })
  const [file] = mock.db.file.getAll()
  const { socket, send, received } = await connect()
  send(rawPost(`chat/aura/${chatId}/file/${file?.id}/download`, `secureKey=${secureKey}`))
  await until(() => received().length > 0)
  socket.resetAndDestroy()
  await turns()
  expect((await call('mock/health')).status).toBe(200)
})

test('a client that does not read its answer keeps nobody else waiting', async () => {
  const { connect, call } = await runServer()
  const { socket, send } = await connect()
  socket.pause()
  send(rawRequest('GET', 'mock/profiles').repeat(200))
  expect((await call('mock/health')).status).toBe(200)
})
