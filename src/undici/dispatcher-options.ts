import { GenesysMockError } from 'aura-mocks-genesys-api'
import type { Dispatcher } from 'undici'
import * as v from 'valibot'
import { findTransportDoor, type TransportDoor } from '../handlers/transport-door'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { expected } from '../runtime/schemas'
import { isDispatcher } from './global-dispatcher'

/** Options of `genesysDispatcher`. */
export interface GenesysDispatcherOptions {
  /**
   * The dispatcher that sends requests which are not for Genesys: an `Agent`, a `Pool`, one that `compose()` returned.
   * @default the global dispatcher at the moment of the call
   */
  dispatcher?: Dispatcher | undefined
  /**
   * What happens to requests which are not for Genesys: they are sent, or fail with `UNHANDLED_REQUEST`. Pushes of the
   * mock are always sent.
   * @default 'bypass'
   */
  onUnhandledRequest?: 'bypass' | 'error' | undefined
}

const optionsSchema = optionsOf({
  dispatcher: v.optional(
    v.custom<Dispatcher>(isDispatcher, expected('a dispatcher of undici, as new Agent() makes one')),
  ),
  onUnhandledRequest: v.optional(v.picklist(['bypass', 'error'], expected('"bypass" or "error"'))),
})

/** @throws GenesysMockError `INVALID_OPTION` */
export function assertOptions(options: unknown): void {
  const reason = problemIn(optionsSchema, options, '', 'options')
  if (reason !== undefined) throw invalidOption(reason)
}

/** @throws GenesysMockError `INVALID_PARAMETER` if it is no mock. */
export function doorOf(genesys: unknown): TransportDoor {
  const door = findTransportDoor(genesys)
  if (door) return door
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: 'make a dispatcher',
    reason: 'genesys: expected a mock, as createGenesysMock() makes one',
    remedy: 'Call genesysDispatcher(genesys).',
  })
}

export function invalidOption(reason: string): GenesysMockError {
  return new GenesysMockError('INVALID_OPTION', {
    action: 'make a dispatcher',
    reason,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}
