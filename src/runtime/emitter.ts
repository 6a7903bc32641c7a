/** Listeners by name, each called in order of registration. */
export interface Emitter<Events extends object> {
  /** @param topic - What it wants to hear of only; undefined: all. */
  on<Name extends keyof Events>(
    name: Name,
    listener: (payload: Events[Name]) => void,
    topic?: string,
  ): () => void
  /**
   * Tells the listeners; the payload is made at once, and only for those who want to hear of it.
   *
   * @param topic - What it is about; null: nothing that can be named.
   */
  emit<Name extends keyof Events>(name: Name, topic: string | null, payload: () => Events[Name]): void
  /** What is emitted while `action` runs is told when it is complete, so that no listener sees half of it. */
  batch<Result>(action: () => Result): Result
  /** Calls back once when all listeners are removed, unless the returned function is called before. */
  onClear(action: () => void): () => void
  clear(): void
}

/**
 * Makes an emitter whose listeners can't disturb what they watch: they are called when it is complete, and
 * what one throws surfaces as an unhandled rejection of its own, after the others were called.
 */
export function createEmitter<Events extends object>(): Emitter<Events> {
  let listeners: { [Name in keyof Events]?: Set<Registration<Events[Name]>> } = {}
  const { batch, afterwards } = createBatch()
  const atClear = new Set<() => void>()

  return {
    batch,
    on(name, listener, topic) {
      const registered = listeners[name] ?? new Set()
      listeners[name] = registered
      // An object a registration, so that a listener registered twice is called and removed twice.
      const registration = { listener, topic }
      registered.add(registration)
      return () => void registered.delete(registration)
    },
    emit(name, topic, payload) {
      // Those who listen now, not those who begin to while they are told.
      const told = [...(listeners[name] ?? [])]
        .filter((registration) => registration.topic === undefined || registration.topic === topic)
        .map((registration) => ({ registration, copy: payload() }))
      if (told.length === 0) return
      afterwards(() => {
        for (const { registration, copy } of told) {
          // One that another has removed meanwhile hears no more.
          if (listeners[name]?.has(registration)) call(registration.listener, copy)
        }
      })
    },
    onClear(action) {
      atClear.add(action)
      return () => void atClear.delete(action)
    },
    clear() {
      listeners = {}
      for (const action of atClear) action()
      atClear.clear()
    },
  }
}

/** What is to happen after a whole, and after what came before it. */
function createBatch() {
  const waiting: (() => void)[] = []
  let depth = 0

  const batch = <Result>(action: () => Result): Result => {
    depth += 1
    try {
      return action()
    } finally {
      // What a listener sets off is told after what it was told of.
      while (depth === 1 && waiting.length > 0) waiting.shift()?.()
      depth -= 1
    }
  }

  return { batch, afterwards: (action: () => void): void => void batch(() => waiting.push(action)) }
}

interface Registration<Payload> {
  listener: (payload: Payload) => void
  topic: string | undefined
}

function call<Payload>(listener: (payload: Payload) => void, payload: Payload): void {
  try {
    listener(payload)
  } catch (error) {
    void Promise.reject(error)
  }
}
