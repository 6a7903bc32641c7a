export type { GenesysSetup, GenesysTestSetup } from './setup/create-test-setup'
export { setupGenesys } from './setup/set-up-in-node'
export type { ServerHandler, ServerListenOptions, SetupGenesysOptions } from './setup/setup-options'
