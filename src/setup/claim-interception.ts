import { setupFailed } from './setup-failed'

/** On `globalThis`, for all copies of this package that a test file may load. */
const place = Symbol.for('aura-mocks-genesys-api: the set-up of these tests')

/**
 * Reserves the interception of requests for one set-up, until the returned function is called. MSW switches all
 * interception off when one of two servers is closed.
 *
 * @throws GenesysMockError `SETUP_FAILED`
 */
export function claimInterception(): () => void {
  if (Reflect.has(globalThis, place)) {
    throw setupFailed(
      'another setupGenesys() has started and not stopped',
      'Call setupGenesys() once in a test file, and pass on what it returns; or call each inside a describe() of its own.',
    )
  }
  const claim = {}
  Reflect.set(globalThis, place, claim)
  return () => {
    if (Reflect.get(globalThis, place) === claim) Reflect.deleteProperty(globalThis, place)
  }
}
