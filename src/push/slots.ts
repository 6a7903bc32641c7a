/** With many more at once, connections fail: a listening socket queues 511 at most, a page of Chromium some hundreds. */
const mostAtOnce = 64

/** Limits how many pushes are sent at the same time. The others wait for their turn, in order. */
export class Slots {
  #free = mostAtOnce
  readonly #waiting: (() => void)[] = []

  /** How many pushes wait for their turn. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Resolves when a push may be sent; undefined: at once. */
  take(): Promise<void> | undefined {
    if (this.#free === 0) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#free -= 1
    return undefined
  }

  /** Ends the turn of a push, which is that of the next one from now on. */
  release(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free += 1
  }
}
