import { describe, expect, test } from 'vitest'
import { parseBody } from '../../src/wire/parse-body'

const boundary = `${'-'.repeat(69)}b`
const multipart = (of = boundary) => `multipart/form-data; boundary="${of}"`
const part = (content: string, of = boundary) =>
  `--${of}\r\nContent-Disposition: form-data; name="a"\r\n\r\n${content}\r\n--${of}--\r\n`
const encode = (text: string) => new TextEncoder().encode(text)

/** Bytes that count how often one of them is looked at. */
function counted(bytes: Uint8Array<ArrayBuffer>) {
  const counter = { looks: 0 }
  const indexOf = (value: number, from = 0): number => {
    const found = bytes.indexOf(value, from)
    counter.looks += (found < 0 ? bytes.length : found + 1) - from
    return found
  }
  const watched = new Proxy(bytes, {
    get(target, key) {
      if (key === 'indexOf') return indexOf
      if (typeof key === 'string' && /^\d+$/.test(key)) counter.looks += 1
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { watched, counter }
}

describe('a multipart body costs no more than its length', () => {
  const nearly = `\r\n--${boundary.slice(0, -1)}`
  test.each([
    ['hyphens', part('-'.repeat(40_000)), boundary],
    ['beginnings of the delimiter', part(`${nearly}x`.repeat(500)), boundary],
    ['one line less each', part('\r\n--'.repeat(10_000)), boundary],
    ['ends of lines', part('\r\n'.repeat(20_000)), boundary],
    ['carriage returns', part('\r'.repeat(40_000)), boundary],
    ['text before the first delimiter', `${'-'.repeat(40_000)}\r\n${part('b')}`, boundary],
    ['nothing but hyphens', '-'.repeat(40_000), boundary],
    ['no end', `--${boundary}\r\n${'\r\n\r'.repeat(10_000)}`, boundary],
    ['many parts', part(part('', 'x').slice(0, -7).repeat(700), 'x'), 'x'],
  ])('%s', (_, text, of) => {
    const bytes = encode(text)
    const { watched, counter } = counted(bytes)
    try {
      parseBody(watched, multipart(of))
    } catch (error) {
      expect(String(error)).toContain('body: not a well-formed multipart/form-data')
    }
    expect(counter.looks / bytes.length).toBeLessThan(3)
  })

  test('a boundary has 70 characters at most (RFC 2046)', () => {
    const longest = 'b'.repeat(70)
    expect(parseBody(encode(part('c', longest)), multipart(longest)).fields.get('a')).toBe('c')
    const longer = `${longest}b`
    expect(() => parseBody(encode(part('c', longer)), multipart(longer))).toThrow(
      expect.objectContaining({
        code: 'INVALID_BODY',
        cause: expect.objectContaining({ message: expect.stringContaining('longer than 70 characters') }),
      }),
    )
  })

  test.each(['a\rb', 'a\nb'])('a boundary has one line: %j', (of) => {
    expect(() => parseBody(encode(part('c', of)), multipart(of))).toThrow(/not a well-formed multipart/)
  })

  test('the first delimiter is at the beginning of a line', () => {
    const body = encode(`A preamble with --${boundary}, even twice: --${boundary}\r\n${part('b')}`)
    expect(parseBody(body, multipart()).fields.get('a')).toBe('b')
  })
})

/** How many characters of texts are gone through, or made anew, while something is done. */
function charactersReplaced(act: () => void): number {
  const { replace } = String.prototype
  let count = 0
  const counting = function (this: string, ...given: unknown[]): unknown {
    count += this.length
    return Reflect.apply(replace, this, given)
  }
  Object.defineProperty(String.prototype, 'replace', { value: counting, configurable: true, writable: true })
  try {
    act()
  } finally {
    Object.defineProperty(String.prototype, 'replace', { value: replace, configurable: true, writable: true })
  }
  return count
}

describe('a JSON body costs a few times its length at most', () => {
  const long = 'k'.repeat(1_000)
  const items = '{"a":1},'.repeat(1_000)
  test.each([
    ['below long keys', `{"${long}":{"${long}":[${items}1]}}`],
    ['below long keys, with escapes, which are looked into', `{"${long}":{"${long}":[${items}"\\u005f"]}}`],
  ])('%s', (_, text) => {
    const bytes = encode(text)
    expect(charactersReplaced(() => parseBody(bytes, 'application/json')) / text.length).toBeLessThan(3)
  })

  test.each([
    ['{"a":[1,{"__proto__":1}]}', 'a[1].__proto__'],
    ['{"a":{"b":[[{"\\u005f_proto__":1}]]}}', 'a.b[0][0].__proto__'],
    ['{"__\\u0070ro\\u0074o__":1}', '__proto__'],
    ['[{"a":"\\\\","__proto__":1}]', '[0].__proto__'],
  ])('in %s, the key __proto__ is found', (text, path) => {
    expect(() => parseBody(encode(text), 'application/json')).toThrow(`${path}: this key is not allowed`)
  })

  test.each([
    ['arrays', '['.repeat(102) + ']'.repeat(102)],
    ['objects', `${'{"a":'.repeat(102)}1${'}'.repeat(102)}`],
    ['arrays behind texts', `["\\"]","\\\\",${'['.repeat(101)}${']'.repeat(101)}]`],
    ['nothing that ends', `["a${'['.repeat(200)}","\\\\",${'['.repeat(200)}`],
  ])('%s that are nested too deep are refused', (_, text) => {
    expect(() => parseBody(encode(text), 'application/json')).toThrow('nested deeper than 100 levels')
  })

  test.each([
    ['101 levels', '['.repeat(101) + ']'.repeat(101)],
    ['brackets in texts', JSON.stringify(['['.repeat(200), '"{'.repeat(200), '\\'.repeat(3)])],
    ['many one after the other', `[${'[],{},'.repeat(200)}1]`],
  ])('%s are taken', (_, text) => {
    expect(parseBody(encode(text), 'application/json').json).toEqual(JSON.parse(text))
  })
})
