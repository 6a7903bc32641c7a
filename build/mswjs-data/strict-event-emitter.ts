type Listener = (...data: unknown[]) => void

// The part of the original that the library's database and a listener of its events need. Left out: prepending,
// the limit of listeners and its warning, and the emitter's events about itself.
export class Emitter {
  readonly #listeners = new Map<string, readonly Listener[]>()

  emit(eventName: string, ...data: unknown[]): boolean {
    // A list is never changed in place: whoever adds or removes a listener meanwhile does not disturb this round.
    const listeners = this.listeners(eventName)
    for (const listener of listeners) {
      listener.apply(this, data)
    }
    return listeners.length > 0
  }

  on(eventName: string, listener: Listener): this {
    this.#listeners.set(eventName, [...this.listeners(eventName), listener])
    return this
  }

  once(eventName: string, listener: Listener): this {
    const onceListener: Listener = (...data) => {
      this.off(eventName, onceListener)
      listener.apply(this, data)
    }
    return this.on(eventName, onceListener)
  }

  off(eventName: string, listener: Listener): this {
    const listeners = this.listeners(eventName)
    const index = listeners.indexOf(listener)
    if (index !== -1) {
      listeners.splice(index, 1)
      this.#listeners.set(eventName, listeners)
    }
    return this
  }

  addListener(eventName: string, listener: Listener): this {
    return this.on(eventName, listener)
  }

  removeListener(eventName: string, listener: Listener): this {
    return this.off(eventName, listener)
  }

  removeAllListeners(eventName?: string): this {
    if (eventName === undefined) {
      this.#listeners.clear()
    } else {
      this.#listeners.delete(eventName)
    }
    return this
  }

  listeners(eventName: string): Listener[] {
    return [...(this.#listeners.get(eventName) ?? [])]
  }

  listenerCount(eventName: string): number {
    return this.listeners(eventName).length
  }
}
