/**
 * What in a form body is not escaped, in words that complete "… is not escaped: …": a raw space, a `%`
 * without two hex digits, or a piece without `=`, as a raw `&` in a text makes one; undefined: nothing.
 */
export function findUnescaped(form: string): string | undefined {
  const pieces = form.split('&')
  let previous: string | undefined
  for (const [index, piece] of pieces.entries()) {
    // One "&" too many at either end is sloppy, but no text was cut in two.
    const isEmptyEnd = piece === '' && (index === 0 || index === pieces.length - 1)
    if (isEmptyEnd) continue
    const nameLength = piece.indexOf('=')
    if (nameLength < 0) return withoutName(previous)
    const name = piece.slice(0, nameLength)
    if (piece.includes(' ')) return `${name} holds a raw space`
    if (/%(?![\da-f]{2})/i.test(piece)) return `${name} holds a "%" without two hex digits after it`
    previous = name
  }
  return undefined
}

function withoutName(previous: string | undefined): string {
  if (previous === undefined) return 'it does not begin with a name and "="'
  return `what follows the "&" after ${previous} has no "="`
}
