import type { Charset, DecodedText } from './charset'
import { percentDecode } from './percent-decode'
import { findUnescaped } from './unescaped-form'

/** An `application/x-www-form-urlencoded` body. */
export interface Form {
  /** Texts by name; the first of several wins. */
  fields: Map<string, string>
  /** What is not escaped, in words; undefined: nothing. */
  unescaped: string | undefined
  /** The first field that is not in the charset; undefined: every field is. */
  damaged: string | undefined
}

/**
 * Reads a form, whose escapes are bytes of its charset. A form can't be malformed: what isn't escaped is taken as it is.
 *
 * @param decoded - The body in this charset, its escapes as they are.
 */
export function parseForm(bytes: Uint8Array, charset: Charset, decoded: DecodedText): Form {
  if (charset.isUtf16) return parseUtf16(bytes, charset, decoded)
  const { text } = decoded
  const unescaped = findUnescaped(text)
  if (charset.name !== 'utf-8') return { ...readPieces(bytes, charset), unescaped }
  const fields = firstOfEach(new URLSearchParams(text))
  // The platform is faster, but says nothing of what it could not decode.
  const damaged = hasReplacement(fields) ? readPieces(bytes, charset).damaged : undefined
  return { fields, unescaped, damaged }
}

/** The texts of a form by name; the first of several wins. */
function firstOfEach(form: Iterable<[string, string]>): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of form) if (!fields.has(name)) fields.set(name, value)
  return fields
}

function hasReplacement(fields: ReadonlyMap<string, string>): boolean {
  for (const [name, value] of fields) if (value.includes('\ufffd') || name.includes('\ufffd')) return true
  return false
}

const [ampersand, equals] = [0x26, 0x3d]

/** @see https://url.spec.whatwg.org/#concept-urlencoded-parser, which knows one charset only */
function readPieces(bytes: Uint8Array, charset: Charset): Omit<Form, 'unescaped'> {
  let damaged: string | undefined
  const decode = (piece: Uint8Array) => charset.decode(percentDecode(piece, { isForm: true }))
  const pieces = splitAt(bytes, ampersand).map((piece): [string, string] => {
    const place = piece.indexOf(equals)
    const name = decode(place < 0 ? piece : piece.subarray(0, place))
    const value = decode(place < 0 ? new Uint8Array() : piece.subarray(place + 1))
    if (name.isDamaged || value.isDamaged) damaged ??= name.text
    return [name.text, value.text]
  })
  return { fields: firstOfEach(pieces), damaged }
}

/** The pieces between the bytes of one value, without those that are empty. */
function splitAt(bytes: Uint8Array, separator: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(separator, start)
    const end = found < 0 ? bytes.length : found
    if (end > start) pieces.push(bytes.subarray(start, end))
    start = end + 1
  }
  return pieces
}

/**
 * In UTF-16, either the body itself is (.NET's `StringContent` writes it so), or its escapes are (Java's `URLEncoder`
 * does, with a mark of the byte order in every run of them).
 */
function parseUtf16(bytes: Uint8Array, charset: Charset, decoded: DecodedText): Form {
  if (bytes.includes(0) || hasByteOrderMark(bytes)) {
    const { text, isDamaged } = decoded
    const fields = firstOfEach(new URLSearchParams(text))
    return { fields, unescaped: findUnescaped(text), damaged: isDamaged ? 'the body' : undefined }
  }
  const text = new TextDecoder().decode(bytes)
  let damaged: string | undefined
  const decodeIn = (piece: string, name?: string): string =>
    piece.replaceAll('+', ' ').replace(/(?:%[\da-f]{2})+/gi, (run) => {
      const { text, isDamaged } = charset.decode(
        percentDecode(new TextEncoder().encode(run), { isForm: true }),
      )
      if (isDamaged) damaged ??= name ?? text
      return text
    })
  const pieces = text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece): [string, string] => {
      const [, before = piece, value = ''] = /^([^=]*)=(.*)$/s.exec(piece) ?? []
      const name = decodeIn(before)
      return [name, decodeIn(value, name)]
    })
  return { fields: firstOfEach(pieces), unescaped: findUnescaped(text), damaged }
}

function hasByteOrderMark([first, second]: Uint8Array): boolean {
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)
}
