/**
 * A repeatable source of bytes for the identifiers of a seeded mock: the well-known mulberry32
 * generator, started from an FNV-1a hash of the seed. Not for secrets.
 */
export function seededBytes(seed: string): (length: number) => Uint8Array {
  let state = 0x811c9dc5
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }

  const nextByte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff
  }

  return (length) => Uint8Array.from({ length }, nextByte)
}
