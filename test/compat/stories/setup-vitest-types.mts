import type { GenesysMock } from 'aura-mocks-genesys-api'
import { genesysFixture, type SetupGenesysOptions, setupGenesys } from 'aura-mocks-genesys-api/vitest'
import { test as base } from 'vitest'

// Never run: it compiles, or the published types of the set-up are wrong.

const options: SetupGenesysOptions = { failOnWarnings: true, services: ['aura'], handlers: [] }
const { genesys, server } = setupGenesys(options)
const mock: GenesysMock = genesys
server.use(...mock.handlers)

const test = base.extend(genesysFixture({ failOnPendingPushes: true }))
const further = test.extend<{ nickname: string }>({ nickname: 'Ana' })

test('has the mock', async ({ genesys, server }) => {
  const pushed: GenesysMock = genesys
  server.use(...pushed.handlers)
  await pushed.settled()
  // @ts-expect-error: no such method
  genesys.start()
  // @ts-expect-error: no such method
  server.start()
})

further('has more', ({ genesys, nickname }) => {
  genesys.sessions.get(nickname)
})

// @ts-expect-error: no such option
setupGenesys({ failOnWarning: true })
// @ts-expect-error: no such option
genesysFixture({ failOnWarning: true })
