import { Charset } from './charset'
import type { FilePart } from './file-part'
import { headerParameters } from './header-parameters'
import { declaredCharset, parseMediaType } from './media-type'
import type { RawPart } from './parse-multipart'
import { percentDecode } from './percent-decode'

/** One part of a `multipart/form-data` body: a text, or a file. */
export interface Part {
  name: string
  value: string | FilePart
  /** The charset that it is not in, where it should be; undefined: it is in its charset. */
  damagedIn: Charset | undefined
}

/**
 * Reads one part.
 *
 * @param charset - That of its headers, and of its text unless it declares another.
 * @throws SyntaxError when it is not well-formed.
 * @throws GenesysMockError `UNSUPPORTED_MEDIA_TYPE`
 */
export function toPart({ head, content }: RawPart, charset: Charset): Part {
  const decodedHead = charset.decode(head)
  const headers = headersIn(decodedHead.text)
  const [, disposition = ''] = /^form-data[ \t]*(;.*)$/is.exec(headers.get('content-disposition') ?? '') ?? []
  const parameters = headerParameters(disposition)
  const name = textOf(parameters, 'name')
  const filename = textOf(parameters, 'filename')
  if (name === undefined)
    throw new SyntaxError('Failed to read the multipart body: the name of a part is missing.')
  const headDamagedIn = decodedHead.isDamaged ? charset : undefined
  const contentType = headers.get('content-type')
  if (filename !== undefined) {
    // A copy: a file is kept for longer than its body.
    const value = {
      name: filename,
      type: (contentType ?? 'text/plain').toLowerCase(),
      bytes: content.slice(),
    }
    return { name, value, damagedIn: headDamagedIn }
  }
  const declared = contentType && declaredCharset(parseMediaType(contentType))
  const own = declared ? new Charset(declared) : charset
  const { text, isDamaged } = own.decode(content)
  return { name, value: text, damagedIn: isDamaged ? own : headDamagedIn }
}

/** By their names in lower case. A name of a file may hold what ends a line to a regular expression. */
function headersIn(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':')
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

/** A parameter that may be there twice, as `filename` and `filename*`: the second counts, unless it can't be read. */
function textOf(parameters: ReadonlyMap<string, string>, name: string): string | undefined {
  const extended = parameters.get(`${name}*`)
  const plain = parameters.get(name)
  if (extended === undefined) return plain === undefined ? undefined : withoutEscapes(plain)
  return extendedText(extended) ?? (plain === undefined ? extended : withoutEscapes(plain))
}

/** What may not stand in a name, a browser escapes. */
function withoutEscapes(text: string): string {
  return !text.includes('%') ? text : text.replace(/%0a/gi, '\n').replace(/%0d/gi, '\r').replace(/%22/g, '"')
}

/**
 * A text that names its charset and its language, as `UTF-8''na%C3%AFve.pdf`; undefined: it is none.
 *
 * @see RFC 8187, which replaces RFC 5987
 */
function extendedText(value: string): string | undefined {
  const [, label, escaped = ''] = /^([^']+)'[^']*'(.*)$/s.exec(value) ?? []
  if (label === undefined || !/^[ -~]*$/.test(escaped)) return undefined
  try {
    const { text, isDamaged } = new Charset(label).decode(percentDecode(escaped))
    return isDamaged ? undefined : text
  } catch {
    return undefined
  }
}
