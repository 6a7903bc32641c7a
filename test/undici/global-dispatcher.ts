import { onTestFinished } from 'vitest'

const place = Symbol.for('undici.globalDispatcher.1')

/** Does what `setGlobalDispatcher` of undici does, until the end of the test. */
export function useGlobalDispatcher(dispatcher: object): void {
  // Node.js makes its own when one of these is read for the first time.
  void globalThis.Headers
  const before: unknown = Reflect.get(globalThis, place)
  Reflect.set(globalThis, place, dispatcher)
  onTestFinished(() => void Reflect.set(globalThis, place, before))
}
