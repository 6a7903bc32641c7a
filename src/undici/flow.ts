/** Whether the receiver of a response takes more of it, and still wants it at all. */
export class Flow {
  readonly #abort = new globalThis.AbortController()
  #isPaused = false
  #resume: () => void = () => {}

  /** Aborted when nobody waits for the response any more. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  abort(reason?: unknown): void {
    this.#abort.abort(reason ?? new Error('the request was aborted'))
    this.resume()
  }

  pause(): void {
    this.#isPaused = !this.signal.aborted
  }

  resume(): void {
    this.#isPaused = false
    this.#resume()
  }

  /** Resolves when the receiver takes more, or wants no more. */
  whenResumed(): Promise<void> {
    if (!this.#isPaused) return Promise.resolve()
    return new Promise((resolve) => {
      this.#resume = resolve
    })
  }
}
