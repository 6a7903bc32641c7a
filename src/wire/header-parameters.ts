/** Where the text in quotes ends that begins at a place; negative: nowhere. */
type FindClosingQuote = (text: string, from: number) => number

interface Reading {
  parameters: Map<string, string>
  isWellFormed: boolean
}

/**
 * The parameters of a header, `; name=value; other="value"`, by their names in lower case; the first of several wins.
 *
 * `\"` does not end a text in quotes where the header is well-formed so, as Go and Apache HttpClient write it. A browser
 * leaves a backslash as it is, so that it may be the last character of a text: `name="a\"`.
 */
export function headerParameters(header: string): Map<string, string> {
  const escaped = header.includes('\\"') ? read(header, closingQuoteAfterEscapes) : undefined
  return escaped?.isWellFormed ? escaped.parameters : read(header, closingQuote).parameters
}

function read(header: string, findClosingQuote: FindClosingQuote): Reading {
  const parameters = new Map<string, string>()
  let isWellFormed = true
  const start = /;[ \t]*([^\s;="]*)[ \t]*(=?)[ \t]*/y
  for (let at = header.indexOf(';'); at >= 0; ) {
    start.lastIndex = at
    const [whole, name = '', equals] = start.exec(header) ?? ['']
    const from = at + whole.length
    const end = header[from] === '"' ? findClosingQuote(header, from + 1) : -1
    at = header.indexOf(';', Math.max(from, end))
    const rest = header.slice(end < 0 ? from : end + 1, at < 0 ? undefined : at)
    if (end < 0 ? rest.includes('"') || equals === '' : rest.trim() !== '') isWellFormed = false
    // Nothing more is wanted of a reading that is not well-formed with escapes; the other takes what there is.
    if (!isWellFormed && findClosingQuote === closingQuoteAfterEscapes) break
    const [plain = ''] = rest.split(/\s/, 1)
    const value = end < 0 ? plain : unescaped(header.slice(from + 1, end))
    if (equals && !parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value)
  }
  return { parameters, isWellFormed }
}

function closingQuote(text: string, from: number): number {
  return text.indexOf('"', from)
}

function closingQuoteAfterEscapes(text: string, from: number): number {
  let start = from
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (quote - backslashes > start && text[quote - backslashes - 1] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return quote
    start = quote + 1
  }
  return -1
}

/**
 * Whoever escapes a backslash escapes every one. One that stands alone is as it was, and so are all others then:
 * `C:\offer.pdf`, `\\server\offer.pdf`.
 */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  const isEscaped = !text.replace(/\\["\\]/g, '').includes('\\')
  return isEscaped ? text.replace(/\\(["\\])/g, '$1') : text.replaceAll('\\"', '"')
}
