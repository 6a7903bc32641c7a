import { Charset, type DecodedText } from './charset'
import { percentDecode } from './percent-decode'
import { findUnescaped } from './unescaped-form'

/** An `application/x-www-form-urlencoded` body. */
export interface Form {
  /** Texts by name; the first of several wins. */
  fields: Map<string, string>
  /** What is not escaped, in words; undefined: nothing. */
  unescaped: string | undefined
  /** The first field that is not in the charset, or `the body`; undefined: every field is. */
  damaged: string | undefined
}

/**
 * Reads a form, whose escapes are bytes of its charset. A form can't be malformed: what isn't escaped is taken as it is.
 *
 * @param decoded - The body in this charset, its escapes as they are.
 */
export function parseForm(bytes: Uint8Array, charset: Charset, decoded: DecodedText): Form {
  if (charset.isUtf16) return parseUtf16(bytes, charset, decoded)
  if (charset.name !== 'utf-8') return readPieces(decoded, charset)
  const { text } = decoded
  const fields = firstOfEach(new URLSearchParams(text))
  return { fields, unescaped: findUnescaped(text), damaged: damagedField(fields, decoded, charset) }
}

/** The platform says nothing of what it could not decode, and U+FFFD may have been sent as such. */
function damagedField(
  fields: ReadonlyMap<string, string>,
  { text, isDamaged }: DecodedText,
  charset: Charset,
): string | undefined {
  const suspect = fieldWithReplacement(fields)
  if (suspect === undefined) return isDamaged ? 'the body' : undefined
  const escapes = text.match(/(?:%[\da-f]{2})+/gi) ?? []
  return isDamaged || charset.decode(percentDecode(escapes.join('&'))).isDamaged ? suspect : undefined
}

function fieldWithReplacement(fields: ReadonlyMap<string, string>): string | undefined {
  for (const [name, value] of fields) if (value.includes('\ufffd') || name.includes('\ufffd')) return name
  return undefined
}

/**
 * In UTF-16, either the body itself is (.NET's `StringContent` writes it so, around escapes in UTF-8), or its escapes
 * are (Java's `URLEncoder` writes them so).
 */
function parseUtf16(bytes: Uint8Array, charset: Charset, decoded: DecodedText): Form {
  const isWide = bytes.includes(0) || hasByteOrderMark(bytes)
  if (isWide) return readPieces(decoded, new Charset())
  return readPieces(new Charset().decode(bytes), charset)
}

function hasByteOrderMark([first, second]: Uint8Array): boolean {
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)
}

/** The texts of a form by name; the first of several wins. */
function firstOfEach(form: Iterable<[string, string]>): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of form) if (!fields.has(name)) fields.set(name, value)
  return fields
}

/**
 * Reads a form with a charset for its escapes.
 *
 * @note No charset has the bytes of "&", "=" and "%" within a character, so that a body may be cut after it is decoded.
 */
function readPieces({ text, isDamaged }: DecodedText, charset: Charset): Form {
  const escapes = new Escapes(charset)
  const pieces = text
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece): [string, string] => {
      const [before, value] = cutAtEquals(piece)
      const name = escapes.decode(before)
      return [name, escapes.decode(value, name)]
    })
  const fields = firstOfEach(pieces)
  const raw = isDamaged ? (fieldWithReplacement(fields) ?? 'the body') : undefined
  return { fields, unescaped: findUnescaped(text), damaged: escapes.damaged ?? raw }
}

function cutAtEquals(piece: string): [name: string, value: string] {
  const place = piece.indexOf('=')
  return place < 0 ? [piece, ''] : [piece.slice(0, place), piece.slice(place + 1)]
}

/** Decodes the escapes of a form. */
class Escapes {
  /** The first field that is not in the charset. */
  damaged: string | undefined

  constructor(private readonly charset: Charset) {}

  /** @param field - Undefined: the text is the name of a field itself. */
  decode(text: string, field?: string): string {
    const spaced = text.replaceAll('+', ' ')
    if (!spaced.includes('%')) return spaced
    // A character may have bytes that are not escaped, as "%83A" in Shift_JIS. In UTF-16, Java decodes each run by itself.
    const isWhole = !this.charset.isUtf16 && /^[\0-\x7f]*$/.test(spaced)
    return isWhole
      ? this.#decodeBytes(spaced, field)
      : spaced.replace(/(?:%[\da-f]{2})+/gi, (run) => this.#decodeBytes(run, field))
  }

  #decodeBytes(escaped: string, field: string | undefined): string {
    const bytes = percentDecode(escaped)
    // One is enough to warn of.
    if (this.damaged !== undefined) return this.charset.textOf(bytes)
    const { text, isDamaged } = this.charset.decode(bytes)
    if (isDamaged) this.damaged = field ?? text
    return text
  }
}
