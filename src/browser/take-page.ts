import { notStarted } from './not-started'

/** On `globalThis`, for all copies of this package that a page may have. */
const place = Symbol.for('aura-mocks-genesys-api: the mock of this page')

/**
 * Has a page for itself, until the returned function is called: of two that answer, each would do what is asked.
 *
 * @throws GenesysMockError `WORKER_NOT_STARTED`
 */
export function takePage(): () => void {
  if (Reflect.has(globalThis, place)) {
    throw notStarted(
      'one has been started in this page, and not been stopped',
      'Call setupGenesysWorker() once, and pass on what it returns; or call stop() of the first one before.',
    )
  }
  Reflect.set(globalThis, place, true)
  return () => void Reflect.deleteProperty(globalThis, place)
}
