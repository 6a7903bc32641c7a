import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { manualClock, type PlainRequest } from '../../src/index'
import { mockAlone, mockWithServer } from '../doors/mock-with-server'
import { runServer } from '../server/running-server'

const url = 'http://gms.test/genesys/2/chat/aura'
const form = 'application/x-www-form-urlencoded'
const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)
const nickname = Buffer.from('nickname=Zo%C3%AB')

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Asks for a chat. */
async function ask(coding: string, body: Buffer, more: Partial<PlainRequest> = {}) {
  const genesys = mockAlone({ clock: manualClock() })
  const headers = { 'content-type': form, 'content-encoding': coding }
  const answer = await genesys.answer({ method: 'POST', url, headers, body: bytesOf(body), ...more })
  const { errors } = JSON.parse(String(answer?.body))
  return { status: answer?.httpStatus, errors, nickname: genesys.sessions.last()?.nickname }
}

/** Has the platform know no zlib, as a browser. */
const withoutZlib = () => {
  Object.defineProperty(process, 'getBuiltinModule', { value: undefined, configurable: true, writable: true })
}
const { getBuiltinModule } = process
afterEach(() => {
  Object.defineProperty(process, 'getBuiltinModule', {
    value: getBuiltinModule,
    configurable: true,
    writable: true,
  })
})

describe.each([
  ['zlib', () => {}],
  ['DecompressionStream', withoutZlib],
])('by %s,', (how, begin) => {
  test.each([
    ['gzip', gzipSync(nickname)],
    ['x-gzip', gzipSync(nickname)],
    ['GZip', gzipSync(nickname)],
    ['deflate', deflateSync(nickname)],
    ['deflate', deflateRawSync(nickname)],
    ['deflate, gzip', gzipSync(deflateSync(nickname))],
    ['identity,gzip, ', gzipSync(nickname)],
    ['gzip', Buffer.alloc(0)],
  ])('%s is decoded', async (coding, body) => {
    begin()
    const more = body.length === 0 ? { url: `${url}?nickname=Zo%C3%AB` } : {}
    expect(await ask(coding, body, more)).toMatchObject({ status: 200, nickname: 'Zoë' })
  })

  test('an upload is decoded', async () => {
    begin()
    const text = '--x\r\nContent-Disposition: form-data; name=nickname\r\n\r\nZoë\r\n--x--'
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-encoding': 'gzip' }
    expect(await ask('gzip', gzipSync(text), { headers })).toMatchObject({ nickname: 'Zoë' })
  })

  test.each([
    ['gzip', nickname],
    ['gzip', gzipSync(nickname).subarray(0, -9)],
    ['deflate', deflateSync(nickname).subarray(0, -5)],
    ['deflate', Buffer.from([0xff, 0xff, 0xff])],
  ])('what is not well-formed %s is refused', async (coding, body) => {
    begin()
    const advice = `body: not well-formed ${coding}, which its content-encoding names`
    expect(await ask(coding, body)).toMatchObject({ status: 400, errors: [{ code: 100, advice }] })
  })

  test('what grows beyond the limit is answered HTTP 413', async () => {
    begin()
    const small = gzipSync('nickname='.padEnd(1_000, 'x'))
    expect(await ask('gzip', small, { bodyLimit: 1_000 })).toMatchObject({ status: 200 })
    const advice = 'the decoded body has more than 999 bytes (bodyLimit)'
    expect(await ask('gzip', small, { bodyLimit: 999 })).toMatchObject({
      status: 413,
      errors: [{ code: 413, advice }],
    })
    expect(await ask('gzip, gzip', gzipSync(small), { bodyLimit: 999 })).toMatchObject({ status: 413 })
  })

  test('without a limit, it is 100 MiB', async () => {
    begin()
    const body = gzipSync(Buffer.alloc(104_857_601, 'x'), { level: 1 })
    const advice = 'the decoded body has more than 104857600 bytes (bodyLimit)'
    expect(await ask('gzip', body)).toMatchObject({ status: 413, errors: [{ advice }] })
  })

  test(`br is ${how === 'zlib' ? 'decoded' : 'not supported'}`, async () => {
    begin()
    const answer = await ask('br', brotliCompressSync(nickname))
    if (how === 'zlib') expect(answer).toMatchObject({ status: 200, nickname: 'Zoë' })
    else expect(answer).toMatchObject({ status: 415, errors: [{ code: 415 }] })
  })
})

test.each(['zstd', 'compress', 'gzip, exi', 'exi, gzip', '"'])('%s is not supported', async (coding) => {
  const unknown = coding.split(', ').find((each) => each !== 'gzip')
  expect(await ask(coding, gzipSync(nickname))).toMatchObject({
    status: 415,
    errors: [{ code: 415, advice: `content-encoding: ${JSON.stringify(unknown)} can't be decoded here` }],
    nickname: undefined,
  })
})

test('more than five codings are not supported', async () => {
  const five = Array.from({ length: 5 }).reduce<Buffer>((body) => gzipSync(body), nickname)
  expect(await ask('gzip,gzip,gzip,gzip,gzip', five)).toMatchObject({ status: 200 })
  expect(await ask('gzip,gzip,gzip,gzip,gzip,gzip', gzipSync(five))).toMatchObject({
    status: 415,
    errors: [{ advice: "content-encoding: 6 codings can't be decoded here" }],
  })
})

test('where the platform has nothing that decodes, gzip is not supported', async () => {
  withoutZlib()
  vi.stubGlobal('DecompressionStream', undefined)
  expect(await ask('gzip', gzipSync(nickname))).toMatchObject({ status: 415 })
})

test('br is decoded through MSW, genesys.fetch and the HTTP server', async () => {
  const init = () => ({
    method: 'POST',
    headers: { 'content-type': form, 'content-encoding': 'br' },
    body: bytesOf(brotliCompressSync(nickname)),
  })
  const { genesys } = mockWithServer({ clock: manualClock() })
  await fetch(url, init())
  await genesys.fetch(new Request(url, init()))
  const { call, mock } = await runServer()
  await call('chat/aura', init())
  expect([...genesys.sessions.list(), ...mock.sessions.list()].map((session) => session.nickname)).toEqual([
    'Zoë',
    'Zoë',
    'Zoë',
  ])
})

test('the limit of the HTTP server holds for the decoded body', async () => {
  const { call } = await runServer({ bodyLimit: 500 })
  const body = bytesOf(gzipSync('nickname='.padEnd(501, 'x')))
  const headers = { 'content-type': form, 'content-encoding': 'gzip' }
  const response = await call('chat/aura', { method: 'POST', headers, body })
  const advice = 'the decoded body has more than 500 bytes (bodyLimit)'
  expect([response.status, await response.json()]).toEqual([413, { errors: [{ code: 413, advice }] }])
})
