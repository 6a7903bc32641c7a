import { describe, expect, test } from 'vitest'
import {
  type FailedAnswer,
  type Fault,
  type GenesysMock,
  type JournaledRequest,
  manualClock,
} from '../../src/index'
import { type Form, post } from '../doors/chat-client'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'

const sendOf = (chatId: string): string => `/genesys/2/chat/aura/${chatId}/send`

async function ask(genesys: GenesysMock, path: string, form: Form = {}): Promise<Response> {
  const response = await genesys.fetch(new Request(`http://gms.test${path}`, post(form)))
  if (!response) throw new Error(`${path} is not for Genesys`)
  return response
}

/** A mock with one chat, whose client says something. */
async function chatting(...faults: Fault[]) {
  const genesys = mockAlone({ clock: manualClock(), seed: 1 })
  const { chatId, secureKey } = await start(genesys)
  genesys.faults.add(faults)
  const say = (message = 'Hi') => ask(genesys, sendOf(chatId), { secureKey, message })
  const transcript = () => genesys.sessions.get(chatId).messages.map(({ text = '' }) => text)
  return { genesys, chatId, secureKey, say, transcript }
}

const statuses = (genesys: GenesysMock) =>
  genesys.requests.all().map(({ answer }: JournaledRequest) => answer.httpStatus)

describe('which requests a fault takes', () => {
  test.each<[string, Pick<Fault, 'nth' | 'times'>, number[]]>([
    ['the next, by default', {}, [503, 200, 200, 200, 200]],
    ['the n-th from now on', { nth: 3 }, [200, 200, 503, 200, 200]],
    ['several in a row', { nth: 2, times: 3 }, [200, 503, 503, 503, 200]],
    ['all of them', { times: 'always' }, [503, 503, 503, 503, 503]],
    ['all from the n-th on', { nth: 4, times: 'always' }, [200, 200, 200, 503, 503]],
  ])('%s', async (_, turn, expected) => {
    const { genesys, say } = await chatting({ operation: 'send', respond: { http: 503 }, ...turn })
    const answered: number[] = []
    for (const _ of expected) answered.push((await say()).status)
    expect(answered).toEqual(expected)
    const used = expected.filter((status) => status === 503).length
    expect(genesys.faults.list()).toMatchObject([{ seen: 5, used }])
  })

  test("those of any operation of the Chat API, where none is named, and none of the mock's own", async () => {
    const genesys = mockAlone()
    genesys.faults.add({ times: 'always', respond: { http: 502 } })
    await genesys.fetch(new Request('http://gms.test/genesys/2/mock/profiles/reset'))
    await ask(genesys, '/genesys/2/chat/aura', { nickname: 'Ana' })
    await ask(genesys, '/genesys/2/chat/aura/x/dance')
    await ask(genesys, '/genesys/2/chat/aura/x/file/7/download')
    expect(statuses(genesys)).toEqual([200, 502, 404, 502])
    expect(genesys.faults.list()).toMatchObject([{ seen: 2, used: 2 }])
  })

  test('those of its chat only, where one is named', async () => {
    const { genesys, chatId, secureKey, say } = await chatting()
    const other = await start(genesys)
    genesys.faults.add({ chatId, operation: 'send', times: 'always', respond: { http: 500 } })
    expect((await say()).status).toBe(500)
    expect((await ask(genesys, sendOf(other.chatId), { ...other, message: 'Hi' })).status).toBe(200)
    const refresh = await ask(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })
    expect(refresh.status).toBe(200)
  })

  test('malformed ones, and those for an unknown chat, too', async () => {
    const { genesys } = await chatting({ operation: 'send', times: 'always', respond: { http: 403 } })
    const malformed = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }
    await genesys.fetch(new Request(`http://gms.test${sendOf('nobody')}`, malformed))
    await ask(genesys, sendOf('nobody'))
    expect(statuses(genesys)).toEqual([200, 403, 403])
    expect(genesys.requests.last()?.error).toBeNull()
  })

  test('the oldest that is due takes it; the others have seen it, too', async () => {
    const { genesys, say } = await chatting(
      { operation: 'send', nth: 2, respond: { http: 500 } },
      { times: 2, respond: { http: 502 } },
      { operation: 'send', times: 3, respond: { http: 503 } },
    )
    const answered: number[] = []
    for (let count = 0; count < 4; count += 1) answered.push((await say()).status)
    expect(answered).toEqual([502, 500, 503, 200])
    expect(genesys.faults.list()).toMatchObject([
      { id: 'fault-1', seen: 4, used: 1 },
      { id: 'fault-2', seen: 4, used: 1 },
      { id: 'fault-3', seen: 4, used: 1 },
    ])
    expect(genesys.requests.all().map(({ fault }) => fault)).toEqual([
      null,
      'fault-2',
      'fault-1',
      'fault-3',
      null,
    ])
  })

  test('never a preflight', async () => {
    const { genesys, chatId } = await chatting({ times: 'always', respond: { http: 500 } })
    const headers = { 'access-control-request-method': 'POST' }
    const preflight = new Request(`http://gms.test${sendOf(chatId)}`, { method: 'OPTIONS', headers })
    expect((await genesys.fetch(preflight))?.status).toBe(204)
    expect(genesys.faults.list()).toMatchObject([{ seen: 0 }])
  })
})

describe('a request that a fault answers', () => {
  const advice = expect.stringMatching(
    /^Media server was not able to execute request\. referenceId\[\d{8}\]$/,
  )

  test.each<[FailedAnswer, number, string, boolean]>([
    [{ statusCode: 2 }, 249, advice, false],
    [{ statusCode: 2, chatEnded: true }, 249, advice, true],
    [{ statusCode: 1 }, 503, 'The service is busy. Try again later', false],
    [{ statusCode: 2, code: 204 }, 204, 'The message is too long', false],
    [{ statusCode: 1, code: 7 }, 7, 'Error 7', false],
    [{ statusCode: 2, code: 240, advice: 'Not today' }, 240, 'Not today', false],
  ])('by %j has the form of the captured failure', async (respond, code, text, chatEnded) => {
    const { genesys, chatId, say, transcript } = await chatting({ operation: 'send', respond })
    const before = genesys.sessions.get(chatId)
    const response = await say()
    const body = {
      messages: [],
      chatEnded,
      statusCode: respond.statusCode,
      alias: '117',
      chatId,
      errors: [{ code, advice: text }],
    }
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(body)
    expect(genesys.sessions.get(chatId)).toEqual(before)
    expect(genesys.requests.last()).toMatchObject({ fault: 'fault-1', answer: { httpStatus: 200, body } })
    await say('again')
    expect(transcript()).toEqual(['', 'again'])
  })

  const json = 'application/json'
  const page = (title: string) =>
    `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
  const errors = (code: number, text: string) => ({ errors: [{ code, advice: text }] })

  test.each<[number, unknown, string, string | object]>([
    [400, undefined, json, errors(100, 'A parameter is missing or malformed')],
    [401, undefined, json, errors(401, 'Not authorised')],
    [503, undefined, json, errors(503, 'The service is busy. Try again later')],
    [403, undefined, 'text/html', page('403 Forbidden')],
    [404, undefined, 'text/html', page('404 Not Found')],
    [500, undefined, 'text/html', page('500 Internal Server Error')],
    [502, undefined, 'text/html', page('502 Bad Gateway')],
    [418, undefined, 'text/html', page('418 Error')],
    [500, 'Oh no', 'text/html', 'Oh no'],
    [400, { a: [1] }, json, { a: [1] }],
    [400, [], json, []],
    [599, null, json, 'null'],
  ])('by HTTP %i with the body %j', async (http, body, type, expected) => {
    const respond = body === undefined ? { http } : { http, body: body as string }
    const { genesys, say, transcript } = await chatting({ operation: 'send', respond })
    const response = await say()
    const text = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([http, type])
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(text).toBe(typeof expected === 'string' ? expected : JSON.stringify(expected))
    expect(genesys.requests.last()?.answer).toEqual({
      httpStatus: http,
      body: typeof expected === 'string' ? {} : expected,
    })
    expect(transcript()).toEqual([''])
  })

  test('by a network error has its fetch rejected, over MSW too', async () => {
    const { genesys } = mockWithServer()
    const { chatId, secureKey } = await start(genesys)
    genesys.faults.add({ operation: 'send', times: 2, respond: { networkError: true } })
    const init = post({ secureKey, message: 'Hi' })
    await expect(fetch(`http://gms.test${sendOf(chatId)}`, init)).rejects.toThrow(TypeError)
    expect((await ask(genesys, sendOf(chatId))).type).toBe('error')
    expect(genesys.requests.last()).toMatchObject({
      operation: 'send',
      chatId,
      fault: 'fault-1',
      answer: { httpStatus: 0, body: {} },
    })
    expect(genesys.sessions.get(chatId).messages).toHaveLength(1)
  })

  test('makes no chat, when it is a Request Chat', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    genesys.faults.add({ operation: 'requestChat', respond: { statusCode: 2, code: 240 } })
    const response = await ask(genesys, '/genesys/2/chat/aura', { nickname: 'Ana' })
    expect(await response.json()).toEqual({
      messages: [],
      chatEnded: false,
      statusCode: 2,
      alias: '117',
      chatId: '',
      errors: [{ code: 240, advice: 'A new chat can not be started now' }],
    })
    expect(genesys.sessions.keys()).toEqual([])
    expect(genesys.scheduler.pending()).toEqual([])
    expect(genesys.requests.last()?.chatId).toBeNull()
  })

  test('is no sign of life to the silence timer', async () => {
    const settings = { chat: { flexDisconnectTimeout: 10 } }
    const genesys = mockAlone({ clock: manualClock(), profiles: [{ profile: 'default', settings }] })
    const { chatId, secureKey } = await start(genesys)
    await genesys.advance(9_000)
    genesys.faults.add({ respond: { http: 503 } })
    await ask(genesys, sendOf(chatId), { secureKey, message: 'Hi' })
    await genesys.advance(1_000)
    expect(genesys.sessions.get(chatId)).toMatchObject({ state: 'ended', endReason: 'silence' })
  })

  test('is not held against the client, for Genesys would not have seen it', async () => {
    const { genesys, chatId, secureKey } = await chatting({ times: 3, respond: { http: 503 } })
    const refresh = (form: Form) => ask(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, form)
    await refresh({ secureKey })
    await refresh({ secureKey, transcriptPosition: 'x' })
    await refresh({ secureKey, transcriptPosition: '1' })
    await refresh({ secureKey, transcriptPosition: '1' })
    expect(genesys.warnings).toEqual([])
    await refresh({ secureKey, transcriptPosition: '1' })
    expect(genesys.warnings).toMatchObject([{ code: 'POLLED_TOO_FAST' }])
  })
})

describe('genesys.faults', () => {
  test('gives what is in place, complete, as copies', () => {
    const { faults, db } = mockAlone()
    const body = { a: 1 }
    const added = faults.add([{ delay: 0 }, { operation: 'send', respond: { http: 400, body } }])
    expect(added).toEqual([
      {
        id: 'fault-1',
        operation: null,
        chatId: null,
        profile: null,
        nth: 1,
        times: 1,
        respond: null,
        delay: 0,
        drop: false,
        duplicate: false,
        reorder: false,
        seen: 0,
        used: 0,
      },
      expect.objectContaining({ id: 'fault-2', operation: 'send', respond: { http: 400, body: { a: 1 } } }),
    ])
    body.a = 2
    for (const fault of [...added, ...faults.list()]) {
      fault.seen = 9
      if (fault.respond && 'body' in fault.respond) fault.respond.body = 'changed'
    }
    expect(faults.list()).toMatchObject([{ seen: 0 }, { seen: 0, respond: { body: { a: 1 } } }])
    expect(db.fault.findFirst({ where: { operation: { equals: 'send' } } })).toEqual(faults.list()[1])
  })

  test('takes what is the default when it is given, too', () => {
    const { faults } = mockAlone()
    expect(faults.add({ nth: 1, times: 1, delay: 0 })).toMatchObject([{ nth: 1, times: 1, delay: 0 }])
    expect(faults.add({ respond: { http: 599 } })).toMatchObject([{ respond: { http: 599 } }])
  })

  test('removes one, or all', async () => {
    const { genesys, say } = await chatting(
      { operation: 'send', times: 'always', respond: { http: 500 } },
      { operation: 'send', times: 'always', respond: { http: 502 } },
    )
    genesys.faults.remove('fault-1')
    expect((await say()).status).toBe(502)
    expect(() => genesys.faults.remove('fault-1')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_FAULT',
        message:
          'Failed to remove the fault "fault-1": there is no fault "fault-1". GET /genesys/2/mock/faults, or genesys.faults.list(), lists those there are.',
      }),
    )
    expect(genesys.faults.clear()).toBe(1)
    expect(genesys.faults.clear()).toBe(0)
    expect((await say()).status).toBe(200)
  })

  test('loses those of a chat with the chat', async () => {
    const { genesys, chatId } = await chatting({ delay: 1 })
    genesys.faults.add({ chatId, delay: 2 })
    genesys.sessions.remove(chatId)
    expect(genesys.faults.list()).toMatchObject([{ delay: 1 }])
  })

  test.each<[string, unknown, string]>([
    [
      'nothing',
      undefined,
      'fault: expected an object { operation?, chatId?, nth?, times?, respond?, delay? }',
    ],
    ['a fault that does nothing', {}, 'fault: expected respond, delay, or both'],
    [
      'an unknown operation',
      { operation: 'mockSend', delay: 1 },
      'operation: expected one of requestChat, send',
    ],
    ['nth 0', { nth: 0, delay: 1 }, 'nth: expected an integer ≥ 1'],
    ['nth that can not be counted to', { nth: 1e308, delay: 1 }, 'nth: expected an integer ≥ 1'],
    ['times 1.5', { times: 1.5, delay: 1 }, 'times: expected an integer ≥ 1, or "always"'],
    [
      'a chat for Request Chat',
      { operation: 'requestChat', chatId: 'x', delay: 1 },
      'chatId: a Request Chat is',
    ],
    ['a negative delay', { delay: -1 }, 'delay: expected a number of milliseconds ≥ 0 and ≤ 2147483647'],
    ['no such delay', { delay: Number.POSITIVE_INFINITY }, 'delay: expected a number of milliseconds'],
    ['HTTP 200', { respond: { http: 200 } }, 'respond.http: expected an integer from 400 to 599'],
    ['HTTP 600', { respond: { http: 600 } }, 'respond.http: expected an integer from 400 to 599'],
    ['times 0', { times: 0, delay: 1 }, 'times: expected an integer ≥ 1, or "always"'],
    ['an answer that is a number', { respond: 5 }, 'respond: expected an object with exactly one of'],
    ['an answer that is null', { respond: null }, 'respond: expected an object with exactly one of'],
    ['null', null, 'fault: expected an object {'],
    ['an operation that is a number', { operation: 5, http: 503 }, 'operation: expected one of'],
    ['what is too deep', JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`), 'fault: nested deeper'],
    [
      'a body that is no JSON',
      { respond: { http: 500, body: () => 1 } },
      'respond.body: expected a JSON value',
    ],
    ['statusCode 0', { respond: { statusCode: 0 } }, 'respond.statusCode: expected 1 or 2'],
    ['a code in words', { respond: { statusCode: 1, code: '7' } }, 'respond.code: expected an integer'],
    [
      'a spoil that is none',
      { respond: { spoil: 'toString' } },
      'respond.spoil: expected one of malformedJson, ',
    ],
    [
      'no answer',
      { respond: {} },
      'respond: expected an object with exactly one of spoil, networkError, http and',
    ],
    [
      'two answers',
      { respond: { http: 500, spoil: 'noIndex' } },
      'respond: expected an object with exactly one',
    ],
    [
      'a push lost and late',
      { operation: 'push', drop: true, delay: 1 },
      'fault: expected, for pushes, exactly one',
    ],
    ['a push not lost', { operation: 'push', drop: false }, 'drop: expected true'],
    ['a lost request', { drop: true, delay: 1 }, 'drop: there is no such field'],
    [
      'a response that is not in respond',
      { operation: 'send', statusCode: 1 },
      'statusCode: there is no such field; what is answered stands in respond, as { respond: { http: 503 } }',
    ],
    [
      'an answer to a push',
      { operation: 'push', drop: true, respond: { http: 500 } },
      'respond: there is no such',
    ],
    ['one of several', [{ delay: 1 }, { delay: 'x' }], '[1].delay: expected a number of milliseconds'],
  ])('refuses %s, and adds nothing', (_, given, reason) => {
    const { faults } = mockAlone()
    expect(() => faults.add(given as never)).toThrow(
      expect.objectContaining({
        code: 'INVALID_PARAMETER',
        message: expect.stringContaining(`Failed to add the faults: ${reason}`),
      }),
    )
    expect(faults.list()).toEqual([])
  })
})
