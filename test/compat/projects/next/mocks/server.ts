import { createGenesysMock } from 'aura-mocks-genesys-api'
import { setupServer } from 'msw/node'

/** Answers what the server of this application asks of Genesys. */
export function startMocks(): void {
  const genesys = createGenesysMock()
  setupServer(...genesys.handlers).listen({ onUnhandledRequest: 'bypass' })
}
