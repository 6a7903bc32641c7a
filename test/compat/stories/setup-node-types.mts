import type { GenesysMock } from 'aura-mocks-genesys-api'
import { type SetupGenesysOptions, setupGenesys } from 'aura-mocks-genesys-api/node'

// Never run: it compiles, or the published types of the set-up are wrong.

const options: SetupGenesysOptions = { failOnWarnings: true, services: ['aura'], handlers: [] }
const { genesys, server, start, reset, stop } = setupGenesys(options)
export const mock: GenesysMock = genesys
export const hooks: (() => Promise<void>)[] = [start, reset, stop]
server.use(...mock.handlers)

// @ts-expect-error: no such option
setupGenesys({ failOnWarning: true })
// @ts-expect-error: no such method
server.start()
