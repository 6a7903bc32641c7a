/** A list, newest last, of which only the newest are kept. */
export interface Newest<Item> {
  add(item: Item): void
  all(): readonly Item[]
  clear(): void
}

/** Makes a list that keeps at most so many. */
export function createNewest<Item>(most: number): Newest<Item> {
  let items: Item[] = []

  return {
    add(item) {
      items.push(item)
      // In one go now and then: dropping one at a time would move all the others each time.
      if (items.length >= 2 * most) items = items.slice(-most)
    },
    all: () => (items.length > most ? items.slice(-most) : items),
    clear() {
      items = []
    },
  }
}
