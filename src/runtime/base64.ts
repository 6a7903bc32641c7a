/** Small enough to be the arguments of one call. */
const pieceLength = 0x8000

/** Bytes as text, by what every runtime has. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += pieceLength) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + pieceLength)))
  }
  return globalThis.btoa(pieces.join(''))
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(globalThis.atob(text), (character) => character.charCodeAt(0))
}
