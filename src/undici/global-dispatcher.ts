import type { Dispatcher } from 'undici'

/** The dispatchers that undici keeps for a whole process. */
export interface GlobalDispatchers {
  /** For handlers with `onConnect`: of undici 6, and of the `fetch` of Node.js 20 and 22. */
  old: Dispatcher
  /** For handlers with `onRequestStart`: of undici 7 and 8. */
  new: Dispatcher
}

const [oldPlace, newPlace] = [
  Symbol.for('undici.globalDispatcher.1'),
  Symbol.for('undici.globalDispatcher.2'),
] as const

/** The global dispatchers; undefined: no undici has been loaded in this realm. */
export function findGlobalDispatchers(): GlobalDispatchers | undefined {
  // Node.js loads its own undici when one of these classes is read for the first time.
  void globalThis.Headers
  const old: unknown = Reflect.get(globalThis, oldPlace)
  const recent: unknown = Reflect.get(globalThis, newPlace)
  if (isDispatcher(recent)) return { new: recent, old: isDispatcher(old) ? old : recent }
  return isDispatcher(old) ? { old, new: old } : undefined
}

export function isDispatcher(value: unknown): value is Dispatcher {
  return (
    typeof value === 'object' && value !== null && 'dispatch' in value && typeof value.dispatch === 'function'
  )
}
