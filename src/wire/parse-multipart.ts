import type { FilePart } from './file-part'

/** One part of a multipart body: a text, or a file. */
export interface Part {
  name: string
  value: string | FilePart
}

const [carriageReturn, lineFeed, hyphen] = [13, 10, 45]

/**
 * Reads a `multipart/form-data` body as the platform's `Response.formData()` does, which takes longer than all else that
 * is done for a request.
 *
 * @throws SyntaxError when it is not well-formed.
 */
export function parseMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): Part[] {
  const delimiter = new TextEncoder().encode(`\r\n--${boundaryIn(contentType)}`)
  const parts: Part[] = []
  // The first delimiter stands at the beginning of a line that has none before it.
  let end = find(bytes, delimiter.subarray(2), 0) - 2
  for (;;) {
    const after = end + delimiter.length
    if (bytes[after] === hyphen && bytes[after + 1] === hyphen) return parts
    if (bytes[after] !== carriageReturn || bytes[after + 1] !== lineFeed) throw malformed('a delimiter')
    const headEnd = find(bytes, emptyLine, after)
    const start = headEnd + emptyLine.length
    end = find(bytes, delimiter, start)
    parts.push(toPart(decode(bytes.subarray(after, headEnd)), bytes.slice(start, end)))
  }
}

const emptyLine = Uint8Array.of(carriageReturn, lineFeed, carriageReturn, lineFeed)

function boundaryIn(contentType: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw malformed('a boundary')
  return boundary
}

function toPart(head: string, content: Uint8Array<ArrayBuffer>): Part {
  const headers = headersIn(head)
  const [, disposition = ''] = /^form-data[ \t]*(;.*)$/is.exec(headers.get('content-disposition') ?? '') ?? []
  const parameters = parametersIn(disposition)
  const name = parameters.get('name')
  const filename = parameters.get('filename')
  if (name === undefined) throw malformed('the name of a part')
  if (filename === undefined) return { name, value: decode(content) }
  const type = headers.get('content-type') ?? 'text/plain'
  return { name, value: { name: filename, type: type.toLowerCase(), bytes: content } }
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

/** One after the other, since a name may look like a parameter: `name="a; filename=b"`. */
function parametersIn(disposition: string): Map<string, string> {
  const parameters = new Map<string, string>()
  for (const [, key = '', quoted, plain = ''] of disposition.matchAll(parameter)) {
    parameters.set(key.toLowerCase(), unescaped(quoted ?? plain))
  }
  return parameters
}

const parameter = /;[ \t]*([\w*-]+)=(?:"([^"]*)"|([^\s;]*))/g

/** What may not stand in a name, a browser escapes. */
function unescaped(text: string): string {
  return !text.includes('%') ? text : text.replace(/%0a/gi, '\n').replace(/%0d/gi, '\r').replace(/%22/g, '"')
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** Where a piece is in a body, from a place on. */
function find(bytes: Uint8Array, piece: Uint8Array, from: number): number {
  const [first = 0] = piece
  for (let place = bytes.indexOf(first, from); place >= 0; place = bytes.indexOf(first, place + 1)) {
    if (piece.every((byte, offset) => bytes[place + offset] === byte)) return place
  }
  throw malformed('the end of a part')
}

function malformed(what: string): SyntaxError {
  return new SyntaxError(`Failed to read the multipart body: ${what} is missing.`)
}
