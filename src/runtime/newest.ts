/** A list, newest last, of which only the newest are kept. */
export interface Newest<Item> {
  add(item: Item): void
  all(): readonly Item[]
  clear(): void
}

/** How much a list may hold. */
export interface Bounds<Item> {
  /** How many items. */
  most: number
  /** How much all of them may weigh together; the newest is kept, whatever it weighs. */
  heaviest?: number
  weigh?(item: Item): number
}

export function createNewest<Item>({ most, heaviest = most, weigh = () => 1 }: Bounds<Item>): Newest<Item> {
  let items: Item[] = []
  /** That of each item: it is weighed once. */
  let weights: number[] = []
  let start = 0
  let weight = 0
  const isTooMuch = (): boolean => items.length - start > most || weight > heaviest

  return {
    add(item) {
      const itemWeight = weigh(item)
      items.push(item)
      weights.push(itemWeight)
      weight += itemWeight
      while (isTooMuch() && start < items.length - 1) {
        weight -= weights[start] ?? 0
        start += 1
      }
      // In one go now and then: dropping one at a time would move all the others each time.
      if (start > most / 10) {
        items = items.slice(start)
        weights = weights.slice(start)
        start = 0
      }
    },
    all: () => (start > 0 ? items.slice(start) : items),
    clear() {
      items = []
      weights = []
      start = 0
      weight = 0
    },
  }
}
