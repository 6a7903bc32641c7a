/** Listeners by name, each called in order of registration. */
export interface Emitter<Events extends object> {
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void
  /** Calls the listeners; the payload is made only when there is one. */
  emit<Name extends keyof Events>(name: Name, payload: () => Events[Name]): void
  clear(): void
}

/**
 * Makes an emitter whose listeners can't disturb what they watch: what one throws surfaces as an
 * unhandled rejection of its own, after the others were called.
 */
export function createEmitter<Events extends object>(): Emitter<Events> {
  let listeners: { [Name in keyof Events]?: Set<(payload: Events[Name]) => void> } = {}

  return {
    on(name, listener) {
      const registered = listeners[name] ?? new Set()
      listeners[name] = registered
      // One entry a registration, so that a listener registered twice is called and removed twice.
      const entry: typeof listener = (payload) => listener(payload)
      registered.add(entry)
      return () => void registered.delete(entry)
    },
    emit(name, payload) {
      for (const listener of listeners[name] ?? []) {
        try {
          listener(payload())
        } catch (error) {
          void Promise.reject(error)
        }
      }
    },
    clear() {
      listeners = {}
    },
  }
}
