import { GenesysMockError } from 'aura-mocks-genesys-api'
import * as v from 'valibot'
import { findTransportDoor, type TransportDoor } from '../handlers/transport-door'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { callable, isObject } from '../runtime/schemas'
import type { RouteTarget } from './route-target'

/** Options of `serveGenesys`. */
export interface ServeGenesysOptions {
  /**
   * Is told, once each, of what does not work as expected but need not stop the test: a file from the disk that
   * arrives empty.
   * @default console.warn
   */
  onWarning?: ((message: string) => void) | undefined
}

const optionsSchema = optionsOf({ onWarning: v.optional(callable('a function')) })

/** @throws GenesysMockError `INVALID_PARAMETER`, `INVALID_OPTION` */
export function assertArguments(target: unknown, genesys: unknown, options: unknown): TransportDoor {
  if (!isTarget(target)) throw invalidArgument('page: expected a Page or a BrowserContext of Playwright')
  const door = findTransportDoor(genesys)
  if (!door) throw invalidArgument('genesys: expected a mock, as createGenesysMock() makes one')
  const reason = problemIn(optionsSchema, options, '', 'options')
  if (reason === undefined) return door
  throw new GenesysMockError('INVALID_OPTION', {
    action: 'serve the page',
    reason,
    remedy: 'Correct this option, or leave it out for its default.',
  })
}

function invalidArgument(reason: string): GenesysMockError {
  return new GenesysMockError('INVALID_PARAMETER', {
    action: 'serve the page',
    reason,
    remedy: 'Call await serveGenesys(page, genesys).',
  })
}

function isTarget(value: unknown): value is RouteTarget {
  return isObject(value) && 'route' in value && 'unroute' in value
}
