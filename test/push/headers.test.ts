import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import type { GenesysMock, GenesysMockOptions, PushSettings } from '../../src/index'
import { createGenesysMock } from '../../src/index'
import { mockWithServer, start } from '../doors/mock-with-server'
import { clockAnd, url } from './failing-receiver'

type PushHeaders = NonNullable<PushSettings['headers']>

/** What JavaScript may give, whatever the types say. */
const anything = (value: unknown) => value as PushHeaders

/** A mock whose agent says "one" and "two", and the headers of what was pushed. */
function mockWithHeaders(headers: PushHeaders, push: PushSettings = {}, statuses: number[] = []) {
  const received: Headers[] = []
  const handler = http.post(url, ({ request }) => {
    received.push(request.headers)
    return new HttpResponse(null, { status: statuses.shift() ?? 204 })
  })
  const { genesys } = mockWithServer(clockAnd({ ...push, headers }, 'one', 'two'), handler)
  return { genesys, received }
}

async function run(genesys: GenesysMock, milliseconds = 2_000): Promise<void> {
  await start(genesys)
  await genesys.advance(milliseconds)
  await genesys.settled()
}

describe('push.headers', () => {
  test('of an object are sent with each push, and are in no log', async () => {
    const { genesys, received } = mockWithHeaders({ Authorization: 'Bearer secret-1', 'X-Tenant': 'a b' })
    await run(genesys)
    expect(received.map((headers) => headers.get('authorization'))).toEqual([
      'Bearer secret-1',
      'Bearer secret-1',
    ])
    expect(received[0]?.get('x-tenant')).toBe('a b')
    expect(received[0]?.get('content-type')).toBe('application/json')
    expect(JSON.stringify([genesys.pushes.all(), genesys.requests.all(), genesys.snapshot()])).not.toContain(
      'secret-1',
    )
  })

  test('may replace the content type, in any letter case', async () => {
    const { genesys, received } = mockWithHeaders({ 'Content-TYPE': 'application/vnd.aura+json' })
    await run(genesys)
    expect(received[0]?.get('content-type')).toBe('application/vnd.aura+json')
  })

  test('of a function are asked for each time a push is sent, with copies', async () => {
    let asked = 0
    const { genesys, received } = mockWithHeaders(
      ({ session, event }) => {
        asked += 1
        const headers = { 'x-push': `${asked} ${session.chatId} ${event.text} ${session.pushUrl}` }
        Object.assign(event, { text: 'changed' })
        Object.assign(session, { chatId: 'changed' })
        return headers
      },
      { retries: 1 },
      [503],
    )
    await run(genesys)
    const chatId = genesys.sessions.keys()[0]
    expect(received.map((headers) => headers.get('x-push'))).toEqual([
      `1 ${chatId} one ${url}`,
      `2 ${chatId} one ${url}`,
      `3 ${chatId} two ${url}`,
    ])
    expect(genesys.pushes.all().map(({ event }) => event.text)).toEqual(['one', 'two'])
  })

  test.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('no token.')
      },
      'no token',
    ],
    [
      'returns nothing',
      () => undefined,
      'push.headers: expected an object of names and texts, got undefined',
    ],
    ['returns a promise', async () => ({}), 'push.headers returned a promise'],
    ['returns a number', () => ({ a: 1 }), 'push.headers: "a": expected a text, got number'],
    [
      'returns a line break',
      () => ({ a: 'secret\nx: y' }),
      'push.headers: "a": the value has a line break, or another character that a header can not have',
    ],
  ])('of a function that %s fail the push, unsent, and the chat goes on', async (_, fail, reason) => {
    const { genesys, received } = mockWithHeaders(
      anything(({ event }: { event: { text: string } }) => (event.text === 'one' ? fail() : {})),
      { retries: 3 },
    )
    await run(genesys)
    expect(genesys.pushes.all()).toMatchObject([
      {
        status: 'failed',
        httpStatus: null,
        attempts: 0,
        sentAt: null,
        error:
          `Failed to build the headers of the push: ${reason}. ` +
          'Nothing was sent. Correct the function push.headers: it has to return, at once, an object of names and texts.',
      },
      { status: 'delivered' },
    ])
    expect(received).toHaveLength(1)
  })

  test('of a function that resets the mock are not sent', async () => {
    const { genesys, received } = mockWithHeaders(() => {
      genesys.reset()
      return {}
    })
    await run(genesys, 1_000)
    expect(received).toEqual([])
    expect(genesys.pushes.all()).toEqual([])
  })

  test.each<[unknown, string]>([
    ['Authorization: x', 'expected an object of names and texts, got string'],
    [null, 'expected an object of names and texts, got null'],
    [new Headers({ a: 'b' }), 'expected a plain object: convert it by Object.fromEntries()'],
    [[['a', 'b']], 'expected a plain object: convert it by Object.fromEntries()'],
    [{ 'a b': 'secret' }, '"a b": this is no name of a header'],
    [{ '': 'secret' }, '"": this is no name of a header'],
    [{ a: undefined }, '"a": expected a text, got undefined'],
    [
      { a: 'secret\r\nb: c' },
      '"a": the value has a line break, or another character that a header can not have',
    ],
    [{ a: 'secret€' }, '"a": the value has a line break, or another character that a header can not have'],
    [{ 'X-Aura-Mocks-Genesys-Api-Push': 'secret' }, "names that begin with x-aura-mocks- are the mock's own"],
    [{ Host: 'secret' }, '"Host": fetch sets this header itself'],
    [{ connection: 'secret' }, '"connection": fetch sets this header itself'],
  ])('%j are refused, without their values', (headers, problem) => {
    const options: GenesysMockOptions = { push: { headers: anything(headers) } }
    const create = (): unknown => createGenesysMock(options)
    expect(create).toThrow('Failed to create the mock: push.headers: ')
    expect(create).toThrow(problem)
    expect(create).not.toThrow('secret')
  })
})
