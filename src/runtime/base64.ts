/** Small enough to be the arguments of one call, and quick. */
const pieceLength = 1_024

/** Bytes as text, by what every runtime has. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += pieceLength) {
    // Spreading a typed array, and `Uint8Array.from`, are so much slower that a large file would stop all else.
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + pieceLength))
  }
  return globalThis.btoa(text)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = globalThis.atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index)
  return bytes
}
