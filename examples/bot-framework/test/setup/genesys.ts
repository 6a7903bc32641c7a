import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from 'aura-mocks-genesys-api'
import { genesysMatchers } from 'aura-mocks-genesys-api/jest'
import { type SetupServer, setupServer } from 'msw/node'

expect.extend(genesysMatchers)

export interface SetupGenesysOptions extends GenesysMockOptions {
  /** Whether a test fails when the bot has done what real Genesys would not forgive. */
  failOnWarnings?: boolean
}

/** Replaces Genesys by a mock in all tests of a file. Each test begins with an empty mock. */
export function setupGenesys({ failOnWarnings = false, ...options }: SetupGenesysOptions): {
  genesys: GenesysMock
  server: SetupServer
} {
  const genesys = createGenesysMock(options)
  const server = setupServer(...genesys.handlers)

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => {
    const { warnings } = genesys
    server.resetHandlers()
    genesys.reset()
    if (failOnWarnings) expect(warnings).toEqual([])
  })
  afterAll(() => {
    server.close()
    genesys.dispose()
  })
  return { genesys, server }
}
