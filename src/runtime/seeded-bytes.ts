/** A repeatable source of bytes, which can be gone on with from where it was. Not for secrets. */
export interface SeededBytes {
  next(length: number): Uint8Array
  /** What it goes on from. */
  state(): number
}

/** Where a seed starts: its FNV-1a hash. */
export function seedState(seed: string): number {
  let state = 0x811c9dc5
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return state
}

/** The bytes of the well-known mulberry32 generator from a state on. */
export function seededBytes(start: number): SeededBytes {
  let state = start

  const nextByte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff
  }

  return { next: (length) => Uint8Array.from({ length }, nextByte), state: () => state }
}
