const percent = 0x25

/** The bytes that ASCII text with escapes, as `%E9`, stands for; a `%` without two hex digits stays as it is. */
export function percentDecode(ascii: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ascii.length)
  let length = 0
  for (let at = 0; at < ascii.length; at += 1, length += 1) {
    const code = ascii.charCodeAt(at)
    const high = code === percent ? hexDigit(ascii.charCodeAt(at + 1)) : -1
    const low = high < 0 ? -1 : hexDigit(ascii.charCodeAt(at + 2))
    bytes[length] = low < 0 ? code : high * 16 + low
    if (low >= 0) at += 2
  }
  return bytes.subarray(0, length)
}

/** What a character is as a hex digit; -1: none. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1
}
