/** What is drawn at random, again the same from the same seed. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 to 1, by the well-known mulberry32. */
  #roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** An integer from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.#roll() * limit)
  }

  /** True as often as a probability says. */
  chance(probability: number): boolean {
    return this.#roll() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from')
    return item
  }

  times<Item>(most: number, draw: () => Item): Item[] {
    return Array.from({ length: this.below(most + 1) }, draw)
  }
}
