import type { GenesysMock } from 'aura-mocks-genesys-api'
import { type SetupGenesysOptions, setupGenesys } from 'aura-mocks-genesys-api/jest'

// Never run: it compiles, or the published types of the set-up are wrong.

const options: SetupGenesysOptions = { failOnWarnings: true, services: ['aura'], handlers: [] }
const { genesys, server } = setupGenesys(options)
export const mock: GenesysMock = genesys
server.use(...mock.handlers)

// @ts-expect-error: no such option
setupGenesys({ failOnWarning: true })
// @ts-expect-error: no such method
server.start()
