import { createGenesysMock } from '../../src/index'
import { encode } from './bodies'

interface Shape {
  name: string
  /** Below `/genesys/2/`. */
  path: string
  type?: string
  /** A body, or a longer path or header, of about so many characters. */
  body?(length: number): string
  longPath?(length: number): string
  longHeader?(length: number): string
}

const repeated =
  (unit: string, head = '', tail = '') =>
  (length: number): string =>
    head + unit.repeat(Math.ceil(length / unit.length)) + tail

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=x'
const part = 'content-disposition: form-data; name="a"\r\n\r\nb\r\n'

/** What could cost more than it is long. */
const shapes: readonly Shape[] = [
  ...[form, 'text/plain'].flatMap((type): Shape[] => [
    { name: 'a[b][c]… in a form', path: 'chat/aura', type, body: repeated('[b]', 'a', '=c') },
    { name: 'a[b]=&… in a form', path: 'chat/aura', type, body: repeated('userData[b]=c&') },
    { name: '%%%… in a form', path: 'chat/aura', type, body: repeated('%', 'a=') },
    { name: '%f%f… in a form', path: 'chat/aura', type, body: repeated('%f', 'a=') },
    { name: 'a=&… in a form', path: 'chat/aura', type, body: repeated('a=&') },
    { name: '&&&… in a form', path: 'chat/aura', type, body: repeated('&') },
    { name: '+++… in a form', path: 'chat/aura', type, body: repeated('+', 'nickname=') },
    { name: 'spaces in a form', path: 'chat/aura', type, body: repeated(' ') },
  ]),
  { name: 'many fields', path: 'chat/aura', type: form, body: numbered((number) => `userData[${number}]=&`) },
  { name: 'boundaries', path: 'chat/aura', type: multipart, body: repeated('--x\r\n') },
  { name: 'dashes', path: 'chat/aura', type: multipart, body: repeated('-', '--x\r\n') },
  { name: 'parts', path: 'chat/aura', type: multipart, body: repeated(`--x\r\n${part}`, '', '--x--') },
  {
    name: 'beginnings of a boundary',
    path: 'chat/aura',
    type: `multipart/form-data; boundary=${'-'.repeat(69)}x`,
    body: repeated('-'),
  },
  {
    name: 'escapes in a file name',
    path: 'chat/aura',
    type: multipart,
    body: repeated('; a="\\"', '--x\r\ncontent-disposition: form-data; name="a"', '\r\n\r\nb\r\n--x--'),
  },
  ...['ISO-8859-1', 'Shift_JIS', 'utf-16', 'utf-8'].flatMap((charset): Shape[] => [
    { name: 'escapes', path: 'chat/aura', type: `${form}; charset=${charset}`, body: repeated('%83', 'a=') },
    { name: 'fields', path: 'chat/aura', type: `${form}; charset=${charset}`, body: repeated('%83=%8&') },
  ]),
  {
    name: 'line ends',
    path: 'chat/aura',
    type: multipart,
    body: repeated('\r\n', `--x\r\n${part}`, '--x--'),
  },
  { name: 'a header of a part', path: 'chat/aura', type: multipart, body: repeated('a: b\r\n', '--x\r\n') },
  { name: '[[[… of JSON', path: 'mock/profiles', type: 'application/json', body: repeated('[') },
  { name: '[[[…]]] of JSON', path: 'mock/profiles', type: 'application/json', body: nested },
  { name: '{"a":… of JSON', path: 'mock/profiles', type: 'application/json', body: repeated('{"a":') },
  { name: '[[[… said to be a text', path: 'chat/aura', type: 'text/plain', body: repeated('[') },
  {
    name: 'a list of JSON',
    path: 'mock/profiles',
    type: 'application/json',
    body: repeated('0,', '[', '0]'),
  },
  {
    name: 'a list below a long key',
    path: 'mock/profiles',
    type: 'application/json',
    body: (length) => `{"${'k'.repeat(length / 2)}":[${repeated('{"a":"\\u005f"},')(length / 2)}0]}`,
  },
  { name: 'a list of profiles', path: 'mock/profiles', type: 'application/json', body: profiles },
  { name: 'a list of events', path: 'mock/chat/aura/x/send', type: 'application/json', body: events },
  {
    name: 'a text of backslashes',
    path: 'chat/aura',
    type: 'application/json',
    body: repeated('\\\\', '{"nickname":"', '"}'),
  },
  {
    name: 'event attributes',
    path: 'chat/aura/x/send',
    type: form,
    body: repeated('[', 'secureKey=x&message=x&eventAttributes='),
  },
  { name: 'a path of slashes', path: 'chat', longPath: repeated('/') },
  { name: 'a path of paths', path: 'chat', longPath: repeated('/genesys/2/chat') },
  { name: 'a path of halves', path: 'chat', longPath: repeated('/genesys/2/cha') },
  { name: 'a path of %', path: 'chat/', longPath: repeated('%') },
  { name: 'a query of &', path: 'mock/health?', longPath: repeated('&') },
  { name: 'a query of a[b][c]…', path: 'mock/health?a', longPath: repeated('[b]') },
  { name: 'a header', path: 'mock/health', longHeader: repeated('a, ') },
  {
    name: 'a content type',
    path: 'chat/aura',
    longHeader: repeated('; a=b', 'multipart/form-data'),
    body: () => 'x',
  },
]

/** What takes far more than four times as long when it is four times as long. */
export async function outOfProportion(): Promise<{ tried: number; found: string[] }> {
  const found: string[] = []
  for (const shape of shapes) {
    const ratio = await lowestRatio(shape, megabyte)
    if (ratio < tooMuch) continue
    // What begins to need the garbage collector at some length jumps there, once; what is quadratic goes on.
    if ((await lowestRatio(shape, 4 * megabyte)) >= tooMuch)
      found.push(`${shape.name} (${shape.type ?? 'no body'}): ${ratio.toFixed(1)} times as long`)
  }
  return { tried: shapes.length, found }
}

const megabyte = 2 ** 20
/** What grows with its length takes 4 times as long as a quarter of it, what grows with the square 16 times. */
const tooMuch = 8
const mostRounds = 12

/** Of several rounds, for other work on the machine can only make one of both slower. */
async function lowestRatio(shape: Shape, length: number): Promise<number> {
  const best = { quarter: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY }
  for (let round = 1; ; round += 1) {
    best.quarter = Math.min(best.quarter, await timeOf(shape, length / 4))
    best.whole = Math.min(best.whole, await timeOf(shape, length))
    const ratio = best.whole / best.quarter
    if ((round >= 3 && ratio < tooMuch) || round === mostRounds) return ratio
  }
}

/** Milliseconds that the thread takes to answer. */
async function timeOf({ path, type, body, longPath, longHeader }: Shape, length: number): Promise<number> {
  const genesys = createGenesysMock()
  const header = longHeader?.(length)
  const contentType = body && header !== undefined ? header : type
  const request = {
    method: body ? 'POST' : 'GET',
    url: `http://gms.test/genesys/2/${path}${longPath?.(length) ?? ''}`,
    headers: {
      ...(header !== undefined && { 'x-long': header }),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    ...(body && { body: encode(body(length)) }),
  }
  const begun = performance.now()
  await genesys.answer(request)
  const time = performance.now() - begun
  genesys.dispose()
  return time
}

function nested(length: number): string {
  return '['.repeat(length / 2) + ']'.repeat(length / 2)
}

function numbered(unit: (number: number) => string): (length: number) => string {
  return (length) => Array.from({ length: length / unit(100_000).length }, (_, index) => unit(index)).join('')
}

function profiles(length: number): string {
  const chat = { autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi' }] }
  return listOf(length, (number) => ({ profile: `p${number}`, settings: { chat } }))
}

function events(length: number): string {
  return listOf(length, () => ({ from: { type: 'Agent' }, type: 'Message', text: 'Hi', timeout: 1 }))
}

function listOf(length: number, make: (number: number) => object): string {
  const { length: each } = JSON.stringify(make(100))
  return JSON.stringify(Array.from({ length: Math.ceil(length / each) }, (_, index) => make(index)))
}
