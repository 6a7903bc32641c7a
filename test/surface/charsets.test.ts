import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { mockAlone } from '../doors/mock-with-server'

const form = 'application/x-www-form-urlencoded'
const url = 'http://gms.test/genesys/2/chat/aura'

/** Bytes of a text in ISO-8859-1. */
const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const utf16 = (text: string, isLittleEndian: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian)
  return new Uint8Array(view.buffer)
}

/** Asks for a chat. */
async function ask(contentType: string | undefined, body: Uint8Array<ArrayBuffer>, target = url) {
  const genesys = mockAlone({ clock: manualClock() })
  const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType }
  const answer = await genesys.answer({ method: 'POST', url: target, headers, body })
  return {
    status: answer?.httpStatus,
    answer: JSON.parse(String(answer?.body)),
    nickname: genesys.sessions.last()?.nickname,
    warnings: genesys.warnings.map(({ code, message }) => ({ code, message })),
  }
}

const part = (head: string, content: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...latin1(`--x\r\n${head}\r\n\r\n`), ...content, ...latin1('\r\n--x--\r\n')])
const nicknamePart = 'Content-Disposition: form-data; name="nickname"'

test.each([
  ['escapes in ISO-8859-1', `${form}; charset=ISO-8859-1`, latin1('nickname=Jos%E9'), 'José'],
  ['escapes without a label', 'text/plain;charset=latin1', latin1('nickname=Jos%e9'), 'José'],
  ['raw bytes', `${form};charset="iso-8859-1"`, latin1('nickname=Jos\u00e9+A'), 'José A'],
  ['windows-1252', `${form}; Charset=windows-1252`, latin1('nickname=%80+%92\u0093'), '€ ’“'],
  ['ISO-8859-15', `${form}; charset=ISO-8859-15`, latin1('nickname=%A4'), '€'],
  ['a trail byte that is a letter', `${form}; charset=Shift_JIS`, latin1('nickname=%83A%83%89'), 'アラ'],
  ['escapes in UTF-8', `${form}; charset=UTF-8`, latin1('nickname=Jos%C3%A9'), 'José'],
  ['UTF-16, little-endian', `${form}; charset=utf-16le`, utf16('nickname=Jos%C3%A9', true), 'José'],
  ['UTF-16 by its mark', `${form}; charset=UTF-16`, utf16('\ufeffnickname=José', false), 'José'],
  ['UTF-16 by its other mark', `${form}; charset=UTF-16`, utf16('\ufeffnickname=José', true), 'José'],
  [
    'the escapes of Java in UTF-16',
    `${form}; charset=UTF-16`,
    latin1('&nickname=Jos%FE%FF%00%E9+A'),
    'José A',
  ],
  ['JSON in ISO-8859-1', 'application/json; charset=ISO-8859-1', latin1('{"nickname":"Jos\u00e9"}'), 'José'],
  ['JSON in UTF-16', 'application/json; charset=utf-16be', utf16('{"nickname":"José"}', false), 'José'],
  ['unlabelled JSON', 'text/plain; charset=ISO-8859-1', latin1(' {"nickname":"Jos\u00e9"}'), 'José'],
  [
    'the charset of a part',
    'multipart/form-data; boundary=x',
    part(`${nicknamePart}\r\nContent-Type: text/plain; charset=ISO-8859-1`, latin1('Jos\u00e9')),
    'José',
  ],
  [
    'the charset of a multipart body',
    'multipart/form-data; charset=ISO-8859-1; boundary=x',
    part(nicknamePart, latin1('Jos\u00e9')),
    'José',
  ],
  [
    'the charset of a part before that of its body',
    'multipart/form-data; charset=ISO-8859-1; boundary=x',
    part(`${nicknamePart}\r\nContent-Type: text/plain; charset="utf-8"`, utf8('José')),
    'José',
  ],
  ['an empty charset, which is none', `${form}; charset=`, latin1('nickname=Jos%C3%A9'), 'José'],
])('%s', async (_, type, body, nickname) => {
  expect(await ask(type, body)).toMatchObject({ status: 200, nickname, warnings: [] })
})

test('names are in the charset, too, and the first of several counts', async () => {
  const genesys = mockAlone({ clock: manualClock() })
  const headers = { 'content-type': `${form}; charset=ISO-8859-1` }
  const body = latin1('&nickname=%E1&nickname=b&userData[a%F1o]=1&flag&')
  await genesys.answer({ method: 'POST', url, headers, body })
  expect(genesys.requests.last()).toMatchObject({ form: { nickname: 'á', flag: '' }, userData: { año: '1' } })
})

test.each([
  ['x-klingon', `${form}; charset=x-klingon`, latin1('nickname=Ana')],
  ['utf-32', 'application/json; charset=utf-32', latin1('{}')],
  ['utf-7', 'text/plain; charset="utf-7"', latin1('nickname=Ana')],
  ['x-klingon', 'multipart/form-data; boundary=x; charset=x-klingon', part(nicknamePart, latin1('Ana'))],
  [
    'utf-7',
    'multipart/form-data; boundary=x',
    part(`${nicknamePart}\r\nContent-Type: text/plain; charset=utf-7`, latin1('Ana')),
  ],
])('the charset %s of %s is not supported', async (charset, type, body) => {
  const advice = `content-type: the charset "${charset}" is not supported`
  expect(await ask(type, body)).toMatchObject({
    status: 415,
    answer: { errors: [{ code: 415, advice }] },
    nickname: undefined,
  })
})

test('a file is not decoded, whatever charset it declares', async () => {
  const genesys = mockAlone({ clock: manualClock() })
  await genesys.answer({ method: 'POST', url, headers: {}, body: utf8('nickname=Ana') })
  const { chatId = '' } = genesys.sessions.last() ?? {}
  const head =
    'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: text/plain; charset=x'
  await genesys.answer({
    method: 'POST',
    url: `${url}/${chatId}/file?secureKey=${genesys.sessions.last()?.secureKey}`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: part(head, latin1('\u00e9')),
  })
  expect(genesys.db.file.getAll()).toMatchObject([{ content: Buffer.from([0xe9]).toString('base64') }])
})

const remedy =
  "Genesys puts a replacement character in place of each byte that it can't decode, and the agent reads that. " +
  'Send UTF-8, or declare the charset that is sent, as "content-type: text/plain; charset=ISO-8859-1".'

test.each([
  ['an escape', form, latin1('nickname=Jos%E9'), 'nickname'],
  ['a raw byte', undefined, latin1('nickname=Jos\u00e9'), 'nickname'],
  ['a name', form, latin1('nickname=Ana&a%F1o=1'), 'a\ufffdo'],
  ['JSON', 'application/json', latin1('{"nickname":"Jos\u00e9"}'), 'the body'],
  ['unlabelled JSON', undefined, latin1('{"nickname":"Jos\u00e9"}'), 'the body'],
  ['a part', 'multipart/form-data; boundary=x', part(nicknamePart, latin1('Jos\u00e9')), 'nickname'],
  [
    'the name of a part',
    'multipart/form-data; boundary=x',
    Uint8Array.from([
      ...latin1('--x\r\nContent-Disposition: form-data; name="a\u00f1o"\r\n\r\n1\r\n'),
      ...part(nicknamePart, latin1('Ana')),
    ]),
    'a\ufffdo',
  ],
])('%s that is not UTF-8 is warned of', async (_, type, body, what) => {
  const { status, warnings } = await ask(type, body)
  expect(status).toBe(200)
  expect(warnings).toEqual([
    {
      code: 'UNDECODABLE_TEXT',
      message: `The text of requestChat can't be decoded: ${what} is not UTF-8, and no charset is declared. ${remedy}`,
    },
  ])
})

test('a query that is not UTF-8 is warned of', async () => {
  const { nickname, warnings } = await ask(undefined, new Uint8Array(), `${url}?nickname=Jos%E9`)
  expect([nickname, warnings.map(({ code }) => code)]).toEqual(['Jos\ufffd', ['UNDECODABLE_TEXT']])
})

test.each([
  ['utf-8', `${form}; charset=utf-8`, latin1('nickname=Jos%E9'), 'nickname'],
  ['Shift_JIS', `${form}; charset=Shift_JIS`, latin1('nickname=%83'), 'nickname'],
  ['utf-16le', `${form}; charset=utf-16le`, Uint8Array.from([...utf16('nickname=J', true), 1]), 'nickname'],
  ['utf-16', `${form}; charset=utf-16`, latin1('nickname=J%FE%FF%00'), 'nickname'],
  ['utf-8', 'application/json;charset=utf-8', latin1('{"nickname":"Jos\u00e9"}'), 'the body'],
])('a text that is not in the declared charset %s is warned of', async (charset, type, body, what) => {
  const { status, warnings } = await ask(type, body)
  expect(status).toBe(200)
  expect(warnings).toEqual([
    {
      code: 'UNDECODABLE_TEXT',
      message: `The text of requestChat can't be decoded: ${what} is not in the declared charset "${charset}". ${remedy}`,
    },
  ])
})

test('a replacement character that was sent as one is none of these', async () => {
  for (const [type, body] of [
    [form, utf8('nickname=a%EF%BF%BDb')],
    [undefined, utf8('nickname=a\ufffdb')],
    ['application/json', utf8('{"nickname":"a\ufffdb"}')],
  ] as const)
    expect(await ask(type, body)).toMatchObject({ nickname: 'a\ufffdb', warnings: [] })
})
