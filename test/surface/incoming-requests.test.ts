import { gzipSync } from 'node:zlib'
import { http } from 'msw'
import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { mockAlone, mockWithServer } from '../doors/mock-with-server'

const url = 'http://gms.test/genesys/2/chat/aura'
const multipart = 'multipart/form-data; boundary=x'
const text = '--x\r\nContent-Disposition: form-data; name=nickname\r\n\r\nZoë\r\n--x--'
const bytes = new TextEncoder().encode(text)

/** As happy-dom's: `get` finds a name in any letter case, but the names themselves are as they were given. */
class MixedCaseHeaders extends Headers {
  override [Symbol.iterator]() {
    const inTitleCase = (name: string) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    return [...super.entries()].map(([name, value]): [string, string] => [inTitleCase(name), value]).values()
  }
}

class MixedCaseRequest extends Request {
  override readonly headers = new MixedCaseHeaders(super.headers)
}

describe('the names of headers are read in any letter case', () => {
  test('of a Request', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    const headers = { 'content-type': multipart, 'content-encoding': 'gzip' }
    const body = new Uint8Array(gzipSync(text))
    const request = new MixedCaseRequest(url, { method: 'POST', headers, body })
    expect([...request.headers][0]?.[0]).toBe('Content-Encoding')
    await genesys.fetch(request)
    expect(genesys.requests.last()).toMatchObject({ form: { nickname: 'Zoë' }, headers })
  })

  test.each(['Content-Type', 'CONTENT-TYPE', 'content-Type'])('of a plain request: %s', async (name) => {
    const genesys = mockAlone({ clock: manualClock() })
    await genesys.answer({ method: 'POST', url, headers: { [name]: multipart, Apikey: 'k' }, body: bytes })
    expect(genesys.requests.last()).toMatchObject({
      form: { nickname: 'Zoë' },
      headers: { 'content-type': multipart, apikey: 'k' },
    })
  })

  test('of the question of a browser', async () => {
    const headers = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'apikey' }
    const answer = await mockAlone().answer({ method: 'OPTIONS', url, headers })
    expect(answer).toMatchObject({ httpStatus: 204, headers: { 'access-control-allow-headers': 'apikey' } })
  })
})

describe('a body that something has read before the mock', () => {
  const reason = 'body: something has read it before the mock could'
  const remedy = 'handler in front of the mock must read request.clone() instead of request'
  const error = { code: 'INVALID_BODY', message: `Failed to read the request: ${reason}. A ${remedy}.` }
  const answer = { errors: [{ code: 100, advice: `${reason}; a ${remedy}` }] }
  const init = () => ({ method: 'POST', body: new URLSearchParams({ nickname: 'Ana' }) })

  test('is told of by msw', async () => {
    const reader = http.post(url, async ({ request }) => {
      await request.text()
    })
    const { genesys } = mockWithServer({ clock: manualClock() }, reader)
    const response = await fetch(url, init())
    expect([response.status, await response.json()]).toEqual([400, answer])
    expect(genesys.requests.last()).toMatchObject({ operation: 'requestChat', error })
  })

  test('is told of by genesys.fetch', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    const request = new Request(url, init())
    await request.text()
    expect(await (await genesys.fetch(request))?.json()).toEqual(answer)
  })

  test('is told of while something is reading it', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    const request = new Request(url, init())
    request.body?.getReader()
    expect(await (await genesys.fetch(request))?.json()).toEqual(answer)
  })

  test('is read where it was a clone that was read', async () => {
    const reader = http.post(url, async ({ request }) => {
      await request.clone().text()
    })
    const { genesys } = mockWithServer({ clock: manualClock() }, reader)
    await fetch(url, init())
    expect(genesys.sessions.last()?.nickname).toBe('Ana')
  })

  test('makes no difference where there is no body', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    const request = new Request(`${url}?nickname=Ana`, { method: 'POST' })
    await request.text()
    await genesys.fetch(request)
    expect(genesys.sessions.last()?.nickname).toBe('Ana')
  })
})

test('a body that breaks off is another error', async () => {
  const genesys = mockAlone({ clock: manualClock() })
  const body = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) })
  const init = { method: 'POST', body, duplex: 'half' as const }
  const response = await genesys.fetch(new Request(url, init))
  expect(await response?.json()).toEqual({ errors: [{ code: 100, advice: 'body: not a well-formed body' }] })
})
