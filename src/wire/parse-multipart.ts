/** One part of a multipart body, as it was sent. */
export interface RawPart {
  /** Its headers. */
  head: Uint8Array
  /** It shares its memory with the body. */
  content: Uint8Array<ArrayBuffer>
}

const [carriageReturn, lineFeed, hyphen] = [13, 10, 45]

/** RFC 2046, 5.1.1. */
const longestBoundary = 70

/**
 * Cuts a `multipart/form-data` body into its parts. It reads what the platform's `Response.formData()` reads, which takes
 * longer than all else that is done for a request.
 *
 * @throws SyntaxError when it is not well-formed.
 */
export function parseMultipart(bytes: Uint8Array<ArrayBuffer>, boundary: string | undefined): RawPart[] {
  const delimiter = new TextEncoder().encode(`\r\n--${checkedBoundary(boundary)}`)
  const parts: RawPart[] = []
  // At the beginning of the body, the first delimiter has no end of a line before it.
  let end = isAt(bytes, delimiter.subarray(2), 0) ? -2 : find(bytes, delimiter, 0)
  for (;;) {
    const after = end + delimiter.length
    if (bytes[after] === hyphen && bytes[after + 1] === hyphen) return parts
    if (bytes[after] !== carriageReturn || bytes[after + 1] !== lineFeed) throw missing('a delimiter')
    const headEnd = find(bytes, emptyLine, after)
    const start = headEnd + emptyLine.length
    end = find(bytes, delimiter, start)
    parts.push({ head: bytes.subarray(after, headEnd), content: bytes.subarray(start, end) })
  }
}

const emptyLine = Uint8Array.of(carriageReturn, lineFeed, carriageReturn, lineFeed)

function checkedBoundary(boundary = ''): string {
  if (boundary === '') throw missing('a boundary')
  if (boundary.length > longestBoundary)
    throw malformed(`its boundary is longer than ${longestBoundary} characters`)
  if (/[\r\n]/.test(boundary)) throw malformed('its boundary has more than one line')
  return boundary
}

/**
 * Where a piece that begins with an end of a line is in a body, from a place on.
 *
 * @note A delimiter has only one carriage return, so that where one turns out to be none, the next can't have begun yet:
 * no byte is compared more than twice.
 */
function find(bytes: Uint8Array, piece: Uint8Array, from: number): number {
  let place = bytes.indexOf(carriageReturn, from)
  while (place >= 0 && !isAt(bytes, piece, place)) place = bytes.indexOf(carriageReturn, place + 1)
  if (place < 0) throw missing('the end of a part')
  return place
}

function isAt(bytes: Uint8Array, piece: Uint8Array, place: number): boolean {
  for (let offset = 0; offset < piece.length; offset += 1) {
    if (bytes[place + offset] !== piece[offset]) return false
  }
  return true
}

function missing(what: string): SyntaxError {
  return malformed(`${what} is missing`)
}

function malformed(problem: string): SyntaxError {
  return new SyntaxError(`Failed to read the multipart body: ${problem}.`)
}
