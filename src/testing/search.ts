/** What is searched for, among what there is and what is still to come. */
export interface Sought<Item> {
  /** Those there are already, oldest first. */
  known(): readonly Item[]
  /** Has each new one considered; returns what ends that. */
  listen(consider: (item: Item) => void): () => void
  isIt(item: Item): boolean
}

/** A search that goes on until it has found something, or is given up. */
export class Search<Item> {
  readonly found: Promise<Item>
  readonly #atEnd = new Set<() => void>()
  #isOver = false
  #resolve: (item: Item) => void = () => {}
  #reject: (error: unknown) => void = () => {}

  constructor({ known, listen, isIt }: Sought<Item>) {
    this.found = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // One that nobody awaits (a test that has ended) is nobody's failure.
    this.found.catch(() => {})
    const consider = (item: Item): void => {
      try {
        if (!this.#isOver && isIt(item)) this.#end(() => this.#resolve(item))
      } catch (error) {
        this.fail(error)
      }
    }
    for (const item of known()) consider(item)
    this.atEnd(listen(consider))
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Gives it up. */
  fail(error: unknown): void {
    this.#end(() => this.#reject(error))
  }

  /** Has something done when the search is over; at once, if it is. */
  atEnd(action: () => void): void {
    if (this.#isOver) action()
    else this.#atEnd.add(action)
  }

  #end(settle: () => void): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const action of this.#atEnd) action()
    settle()
  }
}
