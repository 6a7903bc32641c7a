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

test('what is given out are copies', async () => {
  const genesys = mockAlone()
  await start(genesys)
  const before = genesys.requests.all()
  for (const request of [genesys.requests.last(), genesys.requests.all()[0]]) {
    Object.assign(request?.form ?? {}, { nickname: 'Eva' })
  }
  expect(genesys.requests.all()).toEqual(before)
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

test('JSON is kept as it is, and field by field', async () => {
  const genesys = mockAlone()
  const ask = async (body: string, type = 'application/json') => {
    const init = { method: 'POST', headers: { 'content-type': type }, body }
    await genesys.fetch(new Request('http://gms.test/genesys/2/chat/aura', init))
    const { form, userData, json } = genesys.requests.last() ?? {}
    return { form, userData, json }
  }
  const json = {
    nickname: 'Ana',
    subject: null,
    more: { a: 1 },
    list: [1],
    userData: { k: { a: 1 }, n: 1, no: null },
  }
  expect(await ask(JSON.stringify(json))).toEqual({
    form: { nickname: 'Ana', more: '{"a":1}', list: '[1]' },
    userData: { k: '{"a":1}', n: '1' },
    json,
  })
  expect(await ask('{"userData":[1]}')).toMatchObject({ form: { userData: '[1]' }, userData: {} })
  expect(await ask('{"userData":null}')).toEqual({ form: {}, userData: {}, json: { userData: null } })
  expect(await ask('"[x]"')).toEqual({ form: {}, userData: {}, json: '[x]' })
  expect(await ask('"[x]"', 'text/plain')).toEqual({ form: { '"[x]"': '' }, userData: {}, json: null })
})

test.each([
  [
    { headers: { 'content-type': 'application/json' }, body: '{' },
    'Failed to read the request: body: not a well-formed application/json. Send a form, multipart/form-data or JSON.',
  ],
  [
    { body: '{"a":{"__proto__":1}}' },
    'Failed to read the request: a.__proto__: this key is not allowed. Leave it out.',
  ],
  [
    { body: 'nickname=A&userData[__proto__]=x' },
    'Failed to read the parameters: userData[__proto__]: this key is not allowed. Use another key.',
  ],
])('%j is refused in words that say what to do', async (init, message) => {
  const genesys = mockAlone()
  await genesys.fetch(new Request('http://gms.test/genesys/2/chat/aura', { method: 'POST', ...init }))
  expect(genesys.requests.last()?.error?.message).toBe(message)
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

test('what a fault answers that is no object leaves the journal without a body', async () => {
  const genesys = mockAlone()
  genesys.faults.add({ respond: { http: 500, body: 5 } })
  expect(await callMock(genesys, '/genesys/2/chat/aura')).toBe(5)
  expect(genesys.requests.last()?.answer).toEqual({ httpStatus: 500, body: {} })
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

test('a file of no type is told to be bytes', async () => {
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  const { id } = genesys.db.file.create({ chatId, type: '' })
  const url = `http://gms.test/genesys/2/chat/aura/${chatId}/file/${id}/download?secureKey=${secureKey}`
  const response = await genesys.fetch(new Request(url, { method: 'POST' }))
  expect(response?.headers.get('content-type')).toBe('application/octet-stream')
})

test('one to an operation that is none is still found by its chat', async () => {
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  for (const path of ['chat', 'mock/chat']) {
    await callMock(genesys, `/genesys/2/${path}/aura/${chatId}/typo`)
    expect(genesys.requests.of(chatId).last()).toMatchObject({
      operation: null,
      url: `http://gms.test/genesys/2/${path}/aura/${chatId}/typo`,
      serviceName: 'aura',
      answer: { httpStatus: 404 },
    })
  }
})

test('one that is for no chat has neither service nor chat', async () => {
  const genesys = mockAlone()
  await callMock(genesys, '/genesys/2/mock/scheduler/pause')
  expect(genesys.requests.last()).toMatchObject({
    operation: 'pauseScheduler',
    serviceName: null,
    chatId: null,
  })
})

test('genesys.fetch wants a Request', async () => {
  await expect(mockAlone().fetch('http://gms.test/genesys/2/chat/aura' as never)).rejects.toThrow(
    'Failed to answer the request: request: expected a Request, got "http://gms.test/genesys/2/chat/aura". Call genesys.fetch(new Request(url, init)).',
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
