import {
  createGenesysMock,
  type GenesysMock,
  type GenesysMockEvents,
  manualClock,
} from 'aura-mocks-genesys-api'
import { setupServer } from 'msw/node'

import mock = require('aura-mocks-genesys-api')

// Never run: it compiles, or the types published for `require` are wrong.

const genesys: GenesysMock = createGenesysMock({ clock: manualClock(), seed: 1 })
const other: mock.GenesysMock = mock.createGenesysMock()

export const server = setupServer(...genesys.handlers, ...other.handlers)

export function watch(listener: (event: GenesysMockEvents['event']) => void): () => void {
  return genesys.on('event', listener)
}

export function isOurs(error: unknown): error is mock.GenesysMockError {
  return error instanceof mock.GenesysMockError
}

// Were a type lost on the way and became `any`, this would be no error.
// @ts-expect-error: an option of the wrong type
createGenesysMock({ strict: 'yes' })
