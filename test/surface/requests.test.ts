import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

test('a request is kept parsed, with its answer', async () => {
  const genesys = mockAlone({ clock: manualClock({ now: 5_000 }) })
  const answer = await start(genesys, { 'userData[k]': 'v' })
  expect(genesys.requests.all()).toEqual([
    {
      id: 'request-1',
      receivedAt: 5_000,
      operation: 'requestChat',
      method: 'POST',
      url: 'http://gms.test/genesys/2/chat/aura',
      serviceName: 'aura',
      chatId: answer.chatId,
      form: { nickname: 'Ana' },
      userData: { k: 'v' },
      json: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      answer: { httpStatus: 200, body: answer },
      error: null,
      fault: null,
    },
  ])
})

test('they are found by chat and by operation', async () => {
  const genesys = mockAlone()
  const one = await start(genesys)
  const two = await start(genesys)
  for (const [{ chatId, secureKey }, message] of [
    [one, 'a'],
    [two, 'b'],
    [one, 'c'],
    [two, 'd'],
  ] as const) {
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message })
  }
  await callMock(genesys, `/genesys/2/chat/aura/${one.chatId}/refresh`, one)
  expect(
    genesys.requests
      .of(one.chatId)
      .all()
      .map(({ operation }) => operation),
  ).toEqual(['requestChat', 'send', 'send', 'refresh'])
  expect(genesys.requests.of(one.chatId).last('send')?.form.message).toBe('c')
  expect(genesys.requests.of(two.chatId).last()?.form.message).toBe('d')
  expect(genesys.requests.last('send')?.form.message).toBe('d')
  expect(genesys.requests.last()?.operation).toBe('refresh')
  expect(genesys.requests.last('disconnect')).toBeUndefined()
  expect(genesys.requests.of('nobody').all()).toEqual([])
})

test('refused ones are kept too, whatever was wrong', async () => {
  const genesys = mockAlone()
  await callMock(genesys, '/genesys/2/chat/aura/x/dance', { a: 'b' })
  await genesys.fetch(new Request('http://gms.test/genesys/2/mock/sessions', { method: 'PUT' }))
  await genesys.fetch(
    new Request('http://gms.test/genesys/2/chat/aura', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    }),
  )
  await callMock(genesys, '/genesys/2/chat/aura', { 'userData[__proto__]': 'x' })
  expect(genesys.requests.all().map(({ operation, answer }) => [operation, answer.httpStatus])).toEqual([
    [null, 404],
    [null, 405],
    ['requestChat', 400],
    ['requestChat', 400],
  ])
  expect(Object.getPrototypeOf(genesys.requests.last()?.userData)).toBe(Object.prototype)
})

test('a refused one says why, for the tester, where Genesys says nothing', async () => {
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey: 'wrong' })
  expect(genesys.requests.last()?.error).toEqual({
    code: 'WRONG_SECURE_KEY',
    message: `Failed to open chat "${chatId}": the secureKey or the userId is not that of the chat. Send those that the answer to Request Chat held.`,
  })
})

test('what a fault answers is kept, whatever it is, and makes no room', async () => {
  const genesys = mockAlone()
  const body = { messages: { length: 200_000 }, chatId: 7 }
  genesys.faults.add({ nth: 2, respond: { http: 500, body } })
  await start(genesys)
  await start(genesys)
  await start(genesys)
  expect(genesys.requests.all().map(({ answer }) => answer.httpStatus)).toEqual([200, 500, 200])
  expect(genesys.requests.all()[1]?.answer.body).toEqual(body)
})

test('a download is kept without its bytes', async () => {
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  const { id } = genesys.db.file.create({ chatId, content: 'aGk=' })
  await genesys.fetch(
    new Request(`http://gms.test/genesys/2/chat/aura/${chatId}/file/${id}/download?secureKey=${secureKey}`, {
      method: 'POST',
    }),
  )
  expect(genesys.requests.last()?.answer).toEqual({ httpStatus: 200, body: {} })
})

test('one to an operation that is none is still found by its chat', async () => {
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/typo`)
  expect(genesys.requests.of(chatId).last()).toMatchObject({
    operation: null,
    serviceName: 'aura',
    answer: { httpStatus: 404 },
  })
})

test('genesys.fetch wants a Request', async () => {
  await expect(mockAlone().fetch('http://gms.test/genesys/2/chat/aura' as never)).rejects.toThrow(
    'Failed to answer the request: request: expected a Request, got string. Call genesys.fetch(new Request(url, init)).',
  )
})

test('a request that is not for Genesys is neither answered nor kept', async () => {
  const genesys = mockAlone()
  for (const url of [
    'http://gms.test/',
    'http://gms.test/genesys/1/chat/aura',
    'http://gms.test/x?y=/genesys/2/chat/aura',
    'http://gms.test/genesys/2/chats',
  ]) {
    expect(await genesys.fetch(new Request(url, { method: 'POST' }))).toBeUndefined()
  }
  expect(genesys.requests.all()).toEqual([])
})
