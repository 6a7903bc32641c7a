import type { Socket } from 'node:net'
import type { GenesysMock } from 'aura-mocks-genesys-api'
import type { AllowedNames } from './allowed-names'
import type { ListenOptions } from './server-options'

/** What requests are answered with, and which of them are under way. */
export interface Desk {
  mock: GenesysMock
  /** Bytes. */
  bodyLimit: number
  onRejectedRequest: ListenOptions['onRejectedRequest']
  /** Known when the server listens, before anybody can ask. */
  allowedNames: AllowedNames
  /** The connections there are. */
  connections: Set<Socket>
  /** The requests that are still being read. */
  arriving: Set<Promise<unknown>>
  /** How many requests the mock is asked at the moment. */
  asking: number
  /** Each ends an answer that is held back, or goes on. */
  ends: Set<() => void>
  /** The connections that have had their last answer: what else comes on them is not for us. */
  finished: WeakSet<Socket>
  /** Connections are not kept for another request any more. */
  isClosing: boolean
}

export function createDesk(
  mock: GenesysMock,
  { bodyLimit, onRejectedRequest }: Pick<ListenOptions, 'bodyLimit' | 'onRejectedRequest'>,
): Desk {
  return {
    mock,
    bodyLimit,
    onRejectedRequest,
    allowedNames: new Set(),
    connections: new Set(),
    arriving: new Set(),
    asking: 0,
    ends: new Set(),
    finished: new WeakSet(),
    isClosing: false,
  }
}
