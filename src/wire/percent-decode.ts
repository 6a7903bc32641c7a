const [percent, plus, space] = [0x25, 0x2b, 0x20]

/** Bytes with what their escapes, as `%E9`, stand for; a `%` without two hex digits stays as it is. */
export function percentDecode(bytes: Uint8Array, { isForm }: { isForm: boolean }): Uint8Array<ArrayBuffer> {
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1, length += 1) {
    const byte = bytes[at] ?? 0
    const high = byte === percent ? hexDigit(bytes[at + 1]) : -1
    const low = high < 0 ? -1 : hexDigit(bytes[at + 2])
    if (low >= 0) {
      decoded[length] = high * 16 + low
      at += 2
    } else decoded[length] = isForm && byte === plus ? space : byte
  }
  return decoded.slice(0, length)
}

/** What a byte is as a hex digit; -1: none. */
function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1
}
