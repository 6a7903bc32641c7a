import { random } from 'nanoid'

/** So many are drawn at a time: asking the platform for a few takes as long. */
const drawn = 1_024

/** Makes a source of random bytes; each is given once. */
export function createRandomBytes(): (length: number) => Uint8Array {
  let left: Uint8Array = new Uint8Array()

  return (length) => {
    if (left.length < length) left = random(Math.max(length, drawn))
    const bytes = left.subarray(0, length)
    left = left.subarray(length)
    return bytes
  }
}
